import { DomainError } from "@gotovo/domain";
import type { Deps, ModelTx } from "../../context.ts";
import { isUuid, newId } from "../../ids.ts";
import { apiKeyHash } from "./api-key-hash.ts";
import { ensureTestSide } from "./ensure-test-side.ts";

/** What a key is for: the café's business, or trying things out. */
export type KeyMode = "live" | "test";

/** Makes a key, part of the caller's transaction; only its hash is kept. */
export async function insertApiKey(
  deps: Deps,
  tx: ModelTx,
  liveMerchantId: string,
  mode: KeyMode,
): Promise<string> {
  const merchantId = mode === "live" ? liveMerchantId : await ensureTestSide(deps, tx, liveMerchantId);
  const key = `gtv_${mode}_${Buffer.from(deps.random(32)).toString("base64url")}`;
  await tx.apiKey.create({
    data: { id: newId(deps), merchantId, hash: apiKeyHash(key), hint: key.slice(-4) },
  });
  return key;
}

/**
 * Gives a merchant one more key; the others stay valid.
 * @param merchantId not that of a test side
 * @throws DomainError `not_found`
 */
export async function issueApiKey(deps: Deps, merchantId: string, mode: KeyMode = "live"): Promise<string> {
  return deps.db.tx(async (tx) => {
    const where = { id: merchantId, testOfId: null };
    const merchant = isUuid(merchantId) && (await tx.merchant.findFirst({ where, select: { id: true } }));
    if (!merchant) throw new DomainError("not_found");
    return insertApiKey(deps, tx, merchantId, mode);
  });
}
