import { DomainError } from "@gotovo/domain";
import type { Deps, ModelTx } from "../../context.ts";
import { isUuid, newId } from "../../ids.ts";
import { apiKeyHash } from "./api-key-hash.ts";

/** Makes a key, part of the caller's transaction; only its hash is kept. */
export async function insertApiKey(deps: Deps, tx: ModelTx, merchantId: string): Promise<string> {
  const key = `gtv_${Buffer.from(deps.random(32)).toString("base64url")}`;
  await tx.apiKey.create({
    data: { id: newId(deps), merchantId, hash: apiKeyHash(key), hint: key.slice(-4) },
  });
  return key;
}

/**
 * Gives a merchant one more key; the others stay valid.
 * @throws DomainError `not_found`
 */
export async function issueApiKey(deps: Deps, merchantId: string): Promise<string> {
  return deps.db.tx(async (tx) => {
    const where = { id: merchantId };
    const merchant = isUuid(merchantId) && (await tx.merchant.findUnique({ where, select: { id: true } }));
    if (!merchant) throw new DomainError("not_found");
    return insertApiKey(deps, tx, merchantId);
  });
}
