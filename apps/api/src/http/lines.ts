import type { Context } from "hono";
import { addressOf } from "./requester.ts";

/** In whose line a request waits for its turn. */
export interface Lines {
  of(c: Context): string;
  /** What the request shows as `Authorization` was checked, and is theirs. */
  isOf(c: Context, who: string): void;
}

const cacheSize = 10_000;

/**
 * A café or an account whose key or token was valid before has a line of its own. Everybody else waits with their network:
 * made-up keys cost nothing, and each of them would otherwise have a turn.
 */
export function createLines(trustedProxies?: number): Lines {
  const known = new Map<string, string>();
  return {
    of: (c) => known.get(c.req.header("authorization") ?? "") ?? addressOf(c, trustedProxies),
    isOf(c, who) {
      const shown = c.req.header("authorization");
      if (shown === undefined || known.has(shown)) return;
      if (known.size >= cacheSize) known.clear();
      known.set(shown, who);
    },
  };
}
