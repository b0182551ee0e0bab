/** What an outage is told to: the methods of a pino logger. */
interface Told {
  debug(fields: object, message: string): void;
  warn(fields: object, message: string): void;
}

/** Something outside of this process that everybody needs, and that may be away. */
export interface Outage {
  /** A try failed because it is away. The first is told at once; of the others only their number, when it is back. */
  failed(error: unknown): void;
  /** A try succeeded. Costs nothing while nothing is wrong. */
  worked(): void;
  /** True from the first failure until it is told to be back. */
  isNow(): boolean;
}

export interface OutageOptions {
  readonly log: Told;
  /** As a sentence begins with it: "The database". */
  readonly what: string;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** Milliseconds for which it has to work before it counts as back; doubled with each relapse up to the longest. */
const firstSettleMs = 2_000;
const longestSettleMs = 60_000;

/**
 * Tells the log once that something is away, and once that it is back, with how long it was and how many tries failed: a
 * line a state, however many try and however often. What comes and goes has to stay longer each time to count as back.
 */
export function createOutage({ log, what, now = performance.now.bind(performance) }: OutageOptions): Outage {
  let began: number | null = null;
  /** Since when it works again; null while it does not. */
  let wellSince: number | null = null;
  let failures = 0;
  let settleMs = firstSettleMs;
  let lastEnd = Number.NEGATIVE_INFINITY;
  let settling: NodeJS.Timeout | undefined;

  function end(): void {
    if (began === null || wellSince === null) return;
    const seconds = Math.round((wellSince - began) / 100) / 10;
    log.warn({ state: "back", seconds, failures }, `${what} answers again`);
    began = null;
    lastEnd = now();
  }

  return {
    failed(error) {
      failures++;
      wellSince = null;
      clearTimeout(settling);
      if (began !== null) return void log.debug({ err: error }, `${what} still does not answer`);
      began = now();
      failures = 1;
      const isRelapse = began - lastEnd < 10 * settleMs;
      settleMs = isRelapse ? Math.min(2 * settleMs, longestSettleMs) : firstSettleMs;
      log.warn({ state: "away", reason: reasonOf(error) }, `${what} does not answer`);
    },
    worked() {
      if (began === null || wellSince !== null) return;
      wellSince = now();
      settling = setTimeout(end, settleMs).unref();
    },
    isNow: () => began !== null,
  };
}

/** The innermost says it best: what wraps it says only that something failed. */
function reasonOf(error: unknown): string {
  let [reason, depth] = [error, 0];
  while (depth++ < 5 && typeof reason === "object" && reason !== null) {
    const { cause, error: wrapped, errors } = reason as Record<string, unknown>;
    const inner = cause ?? wrapped ?? (Array.isArray(errors) ? errors[0] : undefined);
    if (inner === undefined) break;
    reason = inner;
  }
  return reason instanceof Error ? reason.message || reason.name : String(reason);
}
