import type { Deps } from "../context.ts";
import { ifFree } from "../leases/lease.ts";
import { type PurgeOptions, purge } from "./purge.ts";

export interface PurgingOptions extends Pick<PurgeOptions, "kept" | "batch" | "rest"> {
  readonly onError: (error: unknown) => void;
  /** Milliseconds until the first time, and from then on between times. */
  readonly first: number;
  readonly every: number;
}

/**
 * Purges again and again, of however many processes in one at a time.
 * @returns stops it, and resolves when the batch that is under way has ended
 */
export function keepPurging(deps: Pick<Deps, "db" | "clock">, options: PurgingOptions): () => Promise<void> {
  const { kept, batch, rest, onError, first, every } = options;
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  let isRunning = false;

  async function run(): Promise<void> {
    isRunning = true;
    await ifFree(deps, "purge", (held) =>
      purge(deps, { kept, batch, rest, signal: AbortSignal.any([held, stopping.signal]) }),
    ).catch(onError);
    isRunning = false;
  }

  const begin = () => {
    if (!isRunning) running = run();
  };
  const beginning = setTimeout(begin, first);
  const again = setInterval(begin, every);
  return async () => {
    clearTimeout(beginning);
    clearInterval(again);
    stopping.abort();
    await running;
  };
}
