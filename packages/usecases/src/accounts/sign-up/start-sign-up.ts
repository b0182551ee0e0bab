import { beginNetworkPolicy, beginPolicy } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { byNetwork, countUse } from "../../take-attempt.ts";
import type { Requester } from "../codes/requester.ts";
import { newBrowserSecret } from "../otp/otp-session.ts";
import { newSignUpToken, signUpLifetimeMs, signUpTokenHash } from "./sign-up-session.ts";

/**
 * Begins a sign-up on the website that waits for a contact in Telegram (docs/documents/telegram-sign-up.md).
 * @returns the session id, which goes into the link, and the secret that stays in the browser
 * @throws DomainError `too_many_attempts` when one address begins too many
 */
export async function startSignUp(
  deps: Deps,
  name: string,
  { address, device }: Requester,
): Promise<{ readonly sessionId: string; readonly browserSecret: string }> {
  const sessionId = newSignUpToken(deps);
  const { secret, hash } = newBrowserSecret(deps);
  const now = deps.clock();
  await deps.db.tx(async (tx) => {
    await countUse(
      deps,
      tx,
      byNetwork("begins", address, { address: beginPolicy, network: beginNetworkPolicy }),
    );
    await tx.signUpSession.create({
      data: {
        tokenHash: signUpTokenHash(deps.keyring, sessionId),
        browserHash: hash,
        name,
        device,
        address,
        createdAt: now,
        expiresAt: new Date(now.getTime() + signUpLifetimeMs),
      },
    });
  });
  return { sessionId, browserSecret: secret };
}
