import { setTimeout as sleep } from "node:timers/promises";
import { type BurstyRateLimiter, type RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

/** Thrown instead of waiting long: the caller's job comes back later and leaves its place to other chats. */
export class OutboundDelay extends Error {
  readonly delayMs: number;

  constructor(delayMs: number) {
    super(`Telegram's limits ask to wait ${delayMs} ms`);
    this.name = "OutboundDelay";
    this.delayMs = delayMs;
  }
}

const longestWaitMs = 5_000;

/** Takes `points` of a shared counter, waiting for the next window if it has to; resolves with the counter's answer. */
export async function take(
  limiter: RateLimiterPostgres | BurstyRateLimiter,
  key: string,
  points = 1,
): Promise<{ waitedMs: number; windowMs: number }> {
  let waitedMs = 0;
  for (;;) {
    try {
      const { msBeforeNext } = await limiter.consume(key, points);
      return { waitedMs, windowMs: msBeforeNext };
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const delay = Math.max(refused.msBeforeNext, 1);
      if (waitedMs + delay > longestWaitMs) throw new OutboundDelay(delay);
      await sleep(delay);
      waitedMs += delay;
    }
  }
}

/** Places of a shared counter that a process takes a few at a time, for those that every message counts against. */
export interface Lease {
  /** Takes one slot; resolves with the milliseconds waited. */
  take(): Promise<number>;
  giveBack(): void;
}

/** Leases `size` places at once. What is not used by the end of the counter's window is lost, so keep it small. */
export function createLease(limiter: RateLimiterPostgres, key: string, size: number): Lease {
  let left = 0;
  let until = 0;
  let renewing: Promise<number> | null = null;

  async function renew(): Promise<number> {
    const { waitedMs, windowMs } = await take(limiter, key, size);
    left = size;
    until = performance.now() + windowMs;
    return waitedMs;
  }

  return {
    async take() {
      let waited = 0;
      while (left === 0 || performance.now() >= until) {
        renewing ??= renew().finally(() => {
          renewing = null;
        });
        waited = Math.max(waited, await renewing);
      }
      left--;
      return waited;
    },
    giveBack() {
      left++;
    },
  };
}
