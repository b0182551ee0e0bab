import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { checkCode } from "../codes/check-code.ts";
import type { Requester } from "../codes/requester.ts";
import { openAccount } from "../open-account.ts";
import { browserHash } from "../otp/otp-session.ts";
import { publishAccount } from "../publish-account.ts";
import { openSession, type Tokens } from "../sessions/open-session.ts";
import { signUpTokenHash } from "./sign-up-session.ts";
import type { SignUpHolder } from "./sign-up-status.ts";

/**
 * The last step of a sign-up: the code, in the browser that began it. A phone that had an account before signs in instead,
 * and its name stays.
 * @throws DomainError `code_expired` (the sign-up is over, used, or somebody else's), `code_invalid`, `too_many_attempts`
 */
export async function verifySignUp(
  deps: Deps,
  holder: SignUpHolder,
  typed: string,
  requester: Requester,
): Promise<Tokens> {
  const tokenHash = signUpTokenHash(deps.keyring, holder.sessionId);
  const session = await deps.db.prisma.signUpSession.findFirst({
    where: {
      tokenHash,
      browserHash: browserHash(deps.keyring, holder.browserSecret ?? ""),
      usedAt: null,
      expiresAt: { gt: deps.clock() },
    },
  });
  if (!session?.codeId) throw new DomainError("code_expired");
  const { name, codeId, createdAt } = session;
  const guess = { codeId, purpose: "sign_up", typed, address: requester.address } as const;
  return checkCode(deps, guess, async (tx, phone, cameByChat) => {
    const used = await tx.signUpSession.updateMany({
      where: { tokenHash, usedAt: null },
      data: { usedAt: deps.clock() },
    });
    if (used.count === 0) throw new DomainError("code_expired");
    const account = await openAccount(deps, tx, { phone, name });
    // The contact that was shared for this sign-up has opened it already, with the name that Telegram gives.
    if (!account.isNew && account.createdAt >= createdAt) {
      await tx.account.updateMany({ where: { id: account.id }, data: { name } });
      await publishAccount(deps, tx, [account.id]);
    }
    return openSession(deps, tx, account.id, { ...requester, asksSame: !account.isNew && !cameByChat });
  });
}
