import { setTimeout as sleep } from "node:timers/promises";
import type { Logger } from "./logger.ts";

interface Closer {
  name: string;
  close: () => unknown;
}

export interface Shutdown {
  /** Adds something to close. The last added is closed first, as what was started last depends on the earlier. */
  add(name: string, close: () => unknown): void;
  /**
   * Stops once; further calls answer the same promise. False when something failed to close. What took too long is let go,
   * and that is no failure: a job whose process is gone is another's within seconds.
   */
  run(): Promise<boolean>;
  /** Aborted as soon as a stop is asked for: whoever asks whether we are ready is told no. */
  readonly asked: AbortSignal;
  /** Aborted when nothing new is taken any more; after `drainMs`. */
  readonly signal: AbortSignal;
}

export interface ShutdownOptions {
  log: Pick<Logger, "info" | "warn" | "error">;
  /** Milliseconds between the two signals: for proxies to notice that we are not ready. None unless given. */
  drainMs?: number | undefined;
  /** Milliseconds for one closer; 4 s. */
  patience?: number;
  /** Milliseconds for all closers together; 9 s: whoever stops us counts to ten. */
  timeout?: number;
}

/** Creates the ordered end of a program. It installs nothing by itself: see `stopOnSignals`. */
export function createShutdown({
  log,
  drainMs = 0,
  patience = 4_000,
  timeout = 9_000,
}: ShutdownOptions): Shutdown {
  const closers: Closer[] = [];
  const asked = new AbortController();
  const stopping = new AbortController();
  let running: Promise<boolean> | undefined;

  async function closeAll(): Promise<boolean> {
    const deadline = performance.now() + timeout;
    let clean = true;
    for (const { name, close } of closers.toReversed()) {
      const limit = Math.max(0, Math.min(patience, deadline - performance.now()));
      try {
        const inTime = await withinTime(close, limit);
        if (!inTime) log.warn({ closing: name, limit }, "takes too long to close and is let go");
      } catch (error) {
        clean = false;
        log.error({ err: error, closing: name }, "could not be closed cleanly");
      }
    }
    return clean;
  }

  return {
    asked: asked.signal,
    signal: stopping.signal,
    add(name, close) {
      closers.push({ name, close });
    },
    run() {
      running ??= (async () => {
        asked.abort();
        if (drainMs > 0) await sleep(drainMs);
        stopping.abort();
        return closeAll();
      })();
      return running;
    },
  };
}

/** False when it was not done in so many milliseconds; what it says later is nobody's business any more. */
async function withinTime(work: () => unknown, milliseconds: number): Promise<boolean> {
  const late = new AbortController();
  const done = (async () => {
    await work();
    return true;
  })();
  done.catch(() => undefined);
  const waited = sleep(milliseconds, false, { signal: late.signal }).catch(() => false);
  try {
    return await Promise.race([done, waited]);
  } finally {
    late.abort();
  }
}

/** The part of `process` that stopping needs. */
export interface Signals {
  on(signal: "SIGINT" | "SIGTERM" | "SIGHUP", handler: () => void): unknown;
  exit(code: number): void;
}

/** A terminal and the programs around us may each pass the same Ctrl+C on; within this time it is one. */
const echoMs = 700;

/** Stops the program at the first SIGINT, SIGTERM or SIGHUP; a later second one ends it at once with code 130. */
export function stopOnSignals(
  shutdown: Shutdown,
  log: Pick<Logger, "info">,
  signals: Signals,
  now: () => number = performance.now.bind(performance),
): void {
  let askedAt: number | undefined;
  const handle = () => {
    if (askedAt !== undefined) {
      if (now() - askedAt > echoMs) signals.exit(130);
      return;
    }
    askedAt = now();
    log.info({}, "stopping; once more to stop at once");
    void shutdown.run().then((clean) => signals.exit(clean ? 0 : 1));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) signals.on(signal, handle);
}
