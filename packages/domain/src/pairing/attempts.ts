/** Wrong codes in the present window. */
export interface Attempts {
  readonly failures: number;
  readonly windowStart: Date;
  readonly blockedUntil: Date | null;
}

export interface AttemptPolicy {
  /** Wrong codes before the first wait. */
  readonly free: number;
  readonly windowMs: number;
  /** The first wait; each further wrong code doubles it. */
  readonly waitMs: number;
  readonly maxWaitMs: number;
}

/** Five wrong codes in ten minutes, then waits of 1, 2, 4 … minutes up to a day (reference: one-time codes). */
export const personPolicy: AttemptPolicy = {
  free: 5,
  windowMs: 600_000,
  waitMs: 60_000,
  maxWaitMs: 86_400_000,
};

/** A merchant's (or the whole bot's) budget: far above honest mistakes, far below what guessing 50 bits needs. */
export const budgetPolicy: AttemptPolicy = {
  free: 300,
  windowMs: 600_000,
  waitMs: 60_000,
  maxWaitMs: 600_000,
};

/** Milliseconds to wait before another code is looked at; 0 when it may be. */
export function waitBeforeNext(attempts: Attempts | null, now: Date): number {
  const until = attempts?.blockedUntil?.getTime() ?? 0;
  return Math.max(0, until - now.getTime());
}

/** The counter after one more wrong code. A served wait is not forgiven until a whole window has passed in peace. */
export function afterFailure(attempts: Attempts | null, now: Date, policy: AttemptPolicy): Attempts {
  const quietSince = Math.max(attempts?.windowStart.getTime() ?? 0, attempts?.blockedUntil?.getTime() ?? 0);
  if (!attempts || now.getTime() - quietSince >= policy.windowMs) {
    return { failures: 1, windowStart: now, blockedUntil: null };
  }
  const failures = attempts.failures + 1;
  const beyond = failures - policy.free;
  const wait = beyond < 0 ? 0 : Math.min(policy.waitMs * 2 ** Math.min(beyond, 30), policy.maxWaitMs);
  return {
    failures,
    windowStart: attempts.windowStart,
    blockedUntil: wait > 0 ? new Date(now.getTime() + wait) : attempts.blockedUntil,
  };
}
