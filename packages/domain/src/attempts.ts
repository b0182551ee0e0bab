/** What was counted in the current window: wrong codes, or codes that were sent. */
export interface Attempts {
  readonly failures: number;
  readonly windowStart: Date;
  readonly blockedUntil: Date | null;
}

export interface AttemptPolicy {
  /** Wrong codes before the first wait. */
  readonly free: number;
  readonly windowMs: number;
  /** The wait after that: until the window ends, or a growing one that doubles with each further wrong code. */
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
 * How many wrong codes a merchant's people, or the whole bot's, type when nobody is guessing: far more than honest mistakes
 * need. Beyond, codes are being guessed, and whoever types a wrong one waits at once (`waitingAtOnce`); a right one is never
 * refused for it. That is enough: each Telegram person has a handful of guesses a day at 50 bits.
 */
export const crowdPolicy: AttemptPolicy = { free: 3_000, windowMs: 600_000, wait: "until_window_ends" };

/** Wrong keys of orders' owners that one address may show: a broken link tried again, never a guess at 128 bits. */
export const ownerKeyPolicy: AttemptPolicy = { free: 30, windowMs: 600_000, wait: "until_window_ends" };

/** Messages that the page of one order takes: quicker than anybody types who wants an answer, and no flood for staff. */
export const pageMessagePolicy: AttemptPolicy = { free: 30, windowMs: 600_000, wait: "until_window_ends" };

/** Milliseconds to wait before another code is checked; 0 for none. */
export function waitBeforeNext(attempts: Attempts | null, now: Date): number {
  const until = attempts?.blockedUntil?.getTime() ?? 0;
  return Math.max(0, until - now.getTime());
}

/** The counter after one more wrong code. Only a whole window without wrong codes resets it, not a served wait. */
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

/** A counter as if all that is free had been used: its owner waits now, as after the first wrong code too many. */
export function waitingAtOnce(attempts: Attempts, now: Date, policy: AttemptPolicy): Attempts {
  if (attempts.failures >= policy.free) return attempts;
  return afterFailure({ ...attempts, failures: policy.free - 1 }, now, policy);
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
