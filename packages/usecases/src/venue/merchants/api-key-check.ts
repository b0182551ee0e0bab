import type { Deps } from "../../context.ts";
import { apiKeyHash } from "./api-key-hash.ts";

const trustMs = 1000;

const cacheSize = 10_000;

/** Whose an API key is. */
export interface KeyHolder {
  /** Whose orders, customers and events the key sees: of a test key, the merchant's test side. */
  readonly merchantId: string;
  /** Whose the venues are; the same for a live key. */
  readonly liveMerchantId: string;
}

/**
 * Tells which merchant a key belongs to; null for a key that is unknown or revoked. A valid key is trusted for one
 * second, so that a busy café does not look itself up with every request.
 */
export function createApiKeyCheck(
  deps: Pick<Deps, "db" | "clock">,
): (key: string) => Promise<KeyHolder | null> {
  const trusted = new Map<string, { holder: KeyHolder; until: number }>();
  return async (key) => {
    const now = deps.clock().getTime();
    const known = trusted.get(key);
    if (known && known.until > now) return known.holder;
    trusted.delete(key);
    const { rows } = await deps.db.pool.query<KeyHolder>({
      name: "api-key",
      text: `select m.id as "merchantId", coalesce(m.test_of, m.id) as "liveMerchantId"
        from api_key k join merchant m on m.id = k.merchant_id where k.hash = $1 and k.revoked_at is null`,
      values: [apiKeyHash(key)],
    });
    const holder = rows[0];
    if (holder === undefined) return null;
    if (trusted.size >= cacheSize) trusted.clear();
    trusted.set(key, { holder, until: now + trustMs });
    return holder;
  };
}
