import { createHash } from "node:crypto";
import { DomainError } from "@gotovo/domain";
import type { Deps, ModelTx } from "../../context.ts";
import { isUuid, newId } from "../../ids.ts";

/** How a key is looked up. It has 256 random bits, so a plain hash keeps it safe. */
function apiKeyHash(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}

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

/**
 * Ends a key for good. Processes that saw it less than a second ago may still accept it for that second.
 * @throws DomainError `not_found` when no valid key is this one
 */
export async function revokeApiKey(deps: Deps, key: string): Promise<void> {
  const { count } = await deps.db.prisma.apiKey.updateMany({
    where: { hash: apiKeyHash(key), revokedAt: null },
    data: { revokedAt: deps.clock() },
  });
  if (count === 0) throw new DomainError("not_found");
}

const trustMs = 1000;
const cacheSize = 10_000;

/**
 * Tells which merchant a key belongs to; null for a key that is unknown or revoked. A valid key is trusted for one
 * second, so that a busy café does not look itself up with every request.
 */
export function createApiKeyCheck(deps: Pick<Deps, "db" | "clock">): (key: string) => Promise<string | null> {
  const trusted = new Map<string, { merchantId: string; until: number }>();
  return async (key) => {
    const now = deps.clock().getTime();
    const known = trusted.get(key);
    if (known && known.until > now) return known.merchantId;
    trusted.delete(key);
    const { rows } = await deps.db.pool.query<{ merchantId: string }>({
      name: "api-key",
      text: `select merchant_id as "merchantId" from api_key where hash = $1 and revoked_at is null`,
      values: [apiKeyHash(key)],
    });
    const merchantId = rows[0]?.merchantId;
    if (merchantId === undefined) return null;
    if (trusted.size >= cacheSize) trusted.clear();
    trusted.set(key, { merchantId, until: now + trustMs });
    return merchantId;
  };
}
