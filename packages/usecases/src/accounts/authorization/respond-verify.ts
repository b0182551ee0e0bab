import { DomainError, requireStep } from "@gotovo/domain";
import type { Deps, ModelTx } from "../../context.ts";
import type { SignedIn } from "../find-account.ts";
import { type AuthorizationRow, factsOf, lockAuthorization } from "./authorization-row.ts";
import { finishAuthorization } from "./finish-authorization.ts";
import { publishAuthorization } from "./publish-authorization.ts";

/** The other device's answer, in base64url. */
export interface VerifyAnswer {
  readonly accept: boolean;
  /** Null: let in without the key. */
  readonly keys: { readonly publicKey: string; readonly userKeyEnc: string } | null;
}

/**
 * auth.respondVerify: a signed-in device lets a new one in, with the encrypted key or without, or forbids it, which ends
 * the authorization. A device that has no key cannot give one.
 * @throws DomainError `unauthorized` (the session is over), `not_found` (another's, too), `code_expired`, `phone_banned`,
 *   `authorization_step`, `forbidden`
 */
export async function respondVerify(
  deps: Deps,
  who: SignedIn,
  authId: string,
  answer: VerifyAnswer,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    const session = await tx.accountSession.findFirst({
      where: {
        id: who.sessionId,
        accountId: who.accountId,
        revokedAt: null,
        expiresAt: { gt: deps.clock() },
      },
      select: { hasKey: true },
    });
    if (!session) throw new DomainError("unauthorized");
    const row = await lockAuthorization(deps, tx, authId);
    if (row.accountId !== who.accountId) throw new DomainError("not_found");
    requireStep("respondVerify", factsOf(row));
    if (row.sessionId === who.sessionId) throw new DomainError("authorization_step");
    if (answer.accept && answer.keys !== null && !session.hasKey) throw new DomainError("forbidden");
    await settle(deps, tx, row, answer);
  });
}

/** Keeps an answer to an authorization that the caller has locked, and tells everyone who waits for it. */
export async function settle(
  deps: Deps,
  tx: ModelTx,
  row: AuthorizationRow,
  { accept, keys }: VerifyAnswer,
): Promise<void> {
  if (!accept) return finishAuthorization(deps, tx, row, null);
  await tx.authorization.update({
    where: { id: row.id },
    data: {
      approvedAt: deps.clock(),
      answerKey: keys?.publicKey ?? null,
      userKeyEnc: keys?.userKeyEnc ?? null,
    },
  });
  if (row.codeId === null && row.sessionId !== null && keys !== null) {
    await tx.accountSession.updateMany({ where: { id: row.sessionId }, data: { hasKey: true } });
  }
  await publishAuthorization(deps, tx, row);
}
