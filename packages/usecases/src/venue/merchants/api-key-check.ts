import type { Deps } from "../../context.ts";
import { apiKeyHash } from "./api-key-hash.ts";
import { isNoteDue, noteKeyUse } from "./note-key-use.ts";

const trustMs = 1000;

const cacheSize = 10_000;

/** Whose an API key is. */
export interface KeyHolder {
  /** Whose orders, customers and events the key sees: of a test key, the merchant's test side. */
  readonly merchantId: string;
  /** Whose the venues are; the same for a live key. */
  readonly liveMerchantId: string;
}

interface FoundKey extends KeyHolder {
  readonly id: string;
  readonly lastUsedAt: Date | null;
}

/**
 * Tells which merchant a key belongs to; null for a key that is unknown or revoked. A valid key is trusted for one
 * second, so that a busy café does not look itself up with every request. When it was used is noted at most once an hour,
 * and no request waits for that.
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
    const { rows } = await deps.db.pool.query<FoundKey>({
      name: "api-key",
      text: `select m.id as "merchantId", coalesce(m.test_of, m.id) as "liveMerchantId",
          k.id, k.last_used_at as "lastUsedAt"
        from api_key k join merchant m on m.id = k.merchant_id where k.hash = $1 and k.revoked_at is null`,
      values: [apiKeyHash(key)],
    });
    const [found] = rows;
    if (found === undefined) return null;
    const { id, lastUsedAt, ...holder } = found;
    // One that fails is made up for: the next look-up finds it due again.
    if (isNoteDue(lastUsedAt, deps.clock())) void noteKeyUse(deps, id).catch(() => {});
    if (trusted.size >= cacheSize) trusted.clear();
    trusted.set(key, { holder, until: now + trustMs });
    return holder;
  };
}
