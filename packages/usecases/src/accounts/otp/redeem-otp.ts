import type { Deps } from "../../context.ts";
import { checkCode } from "../codes/check-code.ts";
import type { Requester } from "../codes/requester.ts";
import { openAccount } from "../open-account.ts";
import { openSession, type Tokens } from "../sessions/open-session.ts";
import { browserHash, readOtpSession } from "./otp-session.ts";

const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * Signs in with the code, in the browser that asked for it; the first sign-in creates the account.
 * @param authSession what `startOtp` gave; a code without it opens nothing
 */
export async function redeemOtp(
  deps: Deps,
  authSession: string | null,
  typed: string,
  requester: Requester,
): Promise<Tokens> {
  const session = authSession === null ? null : readOtpSession(authSession);
  const codeId = session && (await isOwn(deps, session)) ? session.codeId : nobody;
  const guess = { codeId, purpose: "otp", typed, address: requester.address } as const;
  return checkCode(deps, guess, async (tx, phone, cameByChat) => {
    const account = await openAccount(deps, tx, { phone });
    return openSession(deps, tx, account.id, { ...requester, asksSame: !account.isNew && !cameByChat });
  });
}

async function isOwn(
  deps: Deps,
  { codeId, secret }: { readonly codeId: string; readonly secret: string },
): Promise<boolean> {
  const hash = browserHash(deps.keyring, secret);
  const found = await deps.db.prisma.oneTimeCode.count({
    where: { id: codeId, purpose: "otp", browserHash: hash },
  });
  return found > 0;
}
