import type { Deps } from "../../context.ts";
import { apiKeyHash } from "./api-key-hash.ts";

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
