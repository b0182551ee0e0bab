import type { Shop } from "./shop.ts";

export interface Budget {
  /** The policy, as the domain calls it. */
  readonly of: string;
  /** What is used up; `P` stands for a phone, `I` for an account. */
  readonly scopes: readonly string[];
  /** Whom it refuses; null: nobody, whatever has happened. */
  readonly refuses: string | null;
  /** What they are refused. */
  readonly refused?: (phone: string, accountId: string) => Promise<unknown>;
  /** What everybody else does all the same. */
  readonly spares: (phone: string, accountId: string) => Promise<unknown>;
}

/** A scope with what its letters stand for. */
export function named(scope: string, of: { P: string; I: string; M: string; O: string }): string {
  return scope
    .replace("P", of.P)
    .replace(":I", `:${of.I}`)
    .replace(":M", `:${of.M}`)
    .replace(/:O$/, `:${of.O}`);
}

/** Nothing is left of a counter, whatever its policy. */
export async function useUp(shop: Shop, scope: string): Promise<void> {
  await shop.rows(
    `insert into attempt_counter (scope, failures, window_start, blocked_until) values ($1, 1000000, $2, $3)
     on conflict (scope) do update set failures = 1000000, window_start = $2, blocked_until = $3`,
    [scope, shop.now(), new Date(shop.now().getTime() + 600_000)],
  );
}
