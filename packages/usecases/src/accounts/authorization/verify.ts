import { requireStep } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { factsOf, lockAuthorization } from "./authorization-row.ts";
import { type VerifyEndJob, verifyEndQueue } from "./end-verify.ts";
import { publishAuthorization } from "./publish-authorization.ts";

/**
 * auth.verify: asks the person's other devices to let the new one in. Asked again with the same key it changes nothing;
 * another key is refused, for people are comparing the fingerprint of the first.
 * @param publicKey of the new device, for crypto_kx: 32 bytes in base64url
 * @throws DomainError `not_found`, `code_expired`, `phone_banned`, `authorization_step`
 */
export async function verify(deps: Deps, authId: string, publicKey: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const row = await lockAuthorization(deps, tx, authId);
    if (row.codeId !== null && row.publicKey === publicKey) return;
    requireStep("verify", factsOf(row));
    await tx.authorization.update({ where: { id: row.id }, data: { publicKey, verifyAt: deps.clock() } });
    await publishAuthorization(deps, tx, row);
    await deps.jobs.enqueueAt(tx, verifyEndQueue, { id: row.id } satisfies VerifyEndJob, row.expiresAt);
  });
}
