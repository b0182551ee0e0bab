import type { Logger } from "./logger.ts";

interface Closer {
  name: string;
  close: () => unknown;
}

export interface Shutdown {
  /** Adds something to close. The last added is closed first, as what was started last depends on the earlier. */
  add(name: string, close: () => unknown): void;
  /** Closes everything once; further calls answer the same promise. True when all closed without error in time. */
  run(): Promise<boolean>;
  /** Aborted as soon as a stop begins. */
  readonly signal: AbortSignal;
}

export interface ShutdownOptions {
  log: Pick<Logger, "info" | "error">;
  /** Milliseconds for all closers together; default 20 s. */
  timeout?: number;
}

/** Creates the ordered end of a program. It installs nothing by itself: see `stopOnSignals`. */
export function createShutdown({ log, timeout = 20_000 }: ShutdownOptions): Shutdown {
  const closers: Closer[] = [];
  const controller = new AbortController();
  let running: Promise<boolean> | undefined;

  const closeAll = async () => {
    let clean = true;
    for (const { name, close } of closers.reverse()) {
      try {
        await close();
      } catch (error) {
        clean = false;
        log.error({ err: error, closing: name }, "could not be closed cleanly");
      }
    }
    return clean;
  };

  return {
    signal: controller.signal,
    add(name, close) {
      closers.push({ name, close });
    },
    run() {
      controller.abort();
      running ??= withTimeout(closeAll(), timeout, () =>
        log.error({ timeout }, "closing took too long; giving up"),
      );
      return running;
    },
  };
}

function withTimeout(work: Promise<boolean>, milliseconds: number, late: () => void): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      late();
      resolve(false);
    }, milliseconds);
    void work.then((clean) => {
      clearTimeout(timer);
      resolve(clean);
    });
  });
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
