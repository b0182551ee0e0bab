import { DomainError, requireStep } from "@gotovo/domain";
import type { Deps, ModelTx } from "../../context.ts";
import type { Requester } from "../codes/requester.ts";
import { isProof } from "../keys/key-hash.ts";
import { readKeyHash } from "../keys/stored-key.ts";
import type { Tokens } from "../sessions/open-session.ts";
import { type AuthorizationRow, factsOf, lockAuthorization } from "./authorization-row.ts";
import { becomeSession } from "./become-session.ts";

/**
 * auth.signIn: signs an approved device in.
 * @param proof that it has the user key (keys/key-hash.ts); null only when it was approved without the key
 * @throws DomainError `not_found`, `code_expired`, `phone_banned`, `authorization_step`, `code_invalid` (not checked),
 *   `key_proof_invalid`
 */
export function signIn(
  deps: Deps,
  authId: string,
  proof: Uint8Array | null,
  requester: Requester,
): Promise<Tokens> {
  return deps.db.tx(async (tx) => {
    const row = await lockAuthorization(deps, tx, authId);
    requireStep("signIn", factsOf(row));
    if (row.accountId === null) throw new DomainError("authorization_step");
    await requireProof(deps, tx, row, { accountId: row.accountId, authId, proof });
    return becomeSession(deps, tx, row, { ...requester, accountId: row.accountId, hasKey: proof !== null });
  });
}

async function requireProof(
  deps: Deps,
  tx: ModelTx,
  row: AuthorizationRow,
  given: { readonly accountId: string; readonly authId: string; readonly proof: Uint8Array | null },
): Promise<void> {
  if (given.proof === null) {
    if (factsOf(row).approval === "with_key") throw new DomainError("key_proof_invalid");
    return;
  }
  const keyHash = await readKeyHash(deps, tx, given.accountId);
  if (keyHash === null || !isProof(given.proof, keyHash, given.authId))
    throw new DomainError("key_proof_invalid");
}
