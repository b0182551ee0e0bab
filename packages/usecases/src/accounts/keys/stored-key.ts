import type { Deps, ModelTx } from "../../context.ts";
import { openSealed, seal } from "../../seal.ts";

const contextOf = (accountId: string) => `key-hash:${accountId}`;

/** Keeps the hash of an account's key, so sealed that whoever reads the database cannot sign in with it. */
export async function storeKeyHash(
  deps: Deps,
  tx: ModelTx,
  accountId: string,
  keyHash: Uint8Array,
): Promise<void> {
  const text = Buffer.from(keyHash).toString("base64url");
  await tx.account.update({
    where: { id: accountId },
    data: { keyHashSealed: seal(deps, contextOf(accountId), text), keySetAt: deps.clock(), keyDropAt: null },
  });
}

/** The hash of an account's key; null when it has none. */
export async function readKeyHash(deps: Deps, tx: ModelTx, accountId: string): Promise<Buffer | null> {
  const row = await tx.account.findUnique({ where: { id: accountId }, select: { keyHashSealed: true } });
  if (!row?.keyHashSealed) return null;
  return Buffer.from(openSealed(deps.keyring, contextOf(accountId), row.keyHashSealed), "base64url");
}
