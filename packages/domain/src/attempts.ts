/** What was counted in the present window: wrong codes, or codes that were sent. */
export interface Attempts {
  readonly failures: number;
  readonly windowStart: Date;
  readonly blockedUntil: Date | null;
}

export interface AttemptPolicy {
  /** Wrong codes before the first wait. */
  readonly free: number;
  readonly windowMs: number;
  /** How long one has to wait then: until the window is over, or ever longer, doubling with each further wrong code. */
  readonly wait: "until_window_ends" | { readonly firstMs: number; readonly longestMs: number };
  /** Also, the next one has to wait so long after each; none unless given. */
  readonly spacingMs?: number;
}

/** Five wrong codes in ten minutes, then waits of 1, 2, 4 … minutes up to a day. */
export const personPolicy: AttemptPolicy = {
  free: 5,
  windowMs: 600_000,
  wait: { firstMs: 60_000, longestMs: 86_400_000 },
};

/**
 * A merchant's (or the whole bot's) budget: far above honest mistakes, far below what guessing 50 bits needs (with a
 * million codes alive, 3,000 guesses hit one with a chance of 1 in 350,000). It comes back with every window: waits
 * that grow would let a few guessers keep everybody's honest mistakes locked out.
 */
export const budgetPolicy: AttemptPolicy = { free: 3_000, windowMs: 600_000, wait: "until_window_ends" };

/** Milliseconds to wait before another code is looked at; 0 when it may be. */
export function waitBeforeNext(attempts: Attempts | null, now: Date): number {
  const until = attempts?.blockedUntil?.getTime() ?? 0;
  return Math.max(0, until - now.getTime());
}

/** The counter after one more wrong code. A served wait is not forgiven until a whole window has passed in peace. */
export function afterFailure(attempts: Attempts | null, now: Date, policy: AttemptPolicy): Attempts {
  const windowEnd = endOfWindow(attempts, policy);
  const isFresh = !attempts || now.getTime() >= windowEnd;
  const failures = isFresh ? 1 : attempts.failures + 1;
  const spaced = policy.spacingMs === undefined ? null : now.getTime() + policy.spacingMs;
  const until = failures < policy.free ? spaced : blockEnd(failures - policy.free, now, windowEnd, policy);
  return {
    failures,
    windowStart: isFresh ? now : attempts.windowStart,
    blockedUntil: until === null ? (isFresh ? null : attempts.blockedUntil) : new Date(until),
  };
}

function endOfWindow(attempts: Attempts | null, { windowMs, wait }: AttemptPolicy): number {
  const start = attempts?.windowStart.getTime() ?? 0;
  if (wait === "until_window_ends") return start + windowMs;
  return Math.max(start, attempts?.blockedUntil?.getTime() ?? 0) + windowMs;
}

function blockEnd(beyond: number, now: Date, windowEnd: number, { wait }: AttemptPolicy): number {
  if (wait === "until_window_ends") return windowEnd;
  return now.getTime() + Math.min(wait.firstMs * 2 ** Math.min(beyond, 30), wait.longestMs);
}
