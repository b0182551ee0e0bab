import { timingSafeEqual } from "node:crypto";
import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { SignedIn } from "../find-account.ts";
import { publishAccount } from "../publish-account.ts";
import { lockAccount } from "./lock-account.ts";
import { readKeyHash, storeKeyHash } from "./stored-key.ts";

/**
 * Registers the first key of an account that has none, made by the device that asks. The same key again only notes that
 * this session has it.
 * @param keyHash BLAKE2b-256 of the user key, 32 bytes
 * @throws DomainError `unauthorized`, `key_exists` (another one)
 */
export async function setKey(deps: Deps, who: SignedIn, keyHash: Uint8Array): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockAccount(deps, tx, who);
    const present = await readKeyHash(deps, tx, who.accountId);
    if (present === null) await storeKeyHash(deps, tx, who.accountId, keyHash);
    else if (!timingSafeEqual(present, keyHash)) throw new DomainError("key_exists");
    await tx.accountSession.update({ where: { id: who.sessionId }, data: { hasKey: true } });
    await publishAccount(deps, tx, [who.accountId]);
  });
}
