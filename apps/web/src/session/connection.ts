import type { Clock } from "../ui/clock.ts";

/** One attempt to read an event stream. */
export interface Connection {
  /** Aborted when the server has fallen silent, and at the end. */
  readonly signal: AbortSignal;
  /** The server has said something, or is asked to. */
  heard(): void;
  end(): void;
}

const longestSilenceMs = 25_000;

/**
 * Servers send heartbeats, which are events: what tells nothing for long is gone, or held back on its way, though the
 * connection does not know it.
 */
export function createConnection(after: Clock["after"]): Connection {
  const controller = new AbortController();
  let cancel = () => {};
  return {
    signal: controller.signal,
    heard() {
      cancel();
      cancel = after(longestSilenceMs, () => controller.abort());
    },
    end() {
      cancel();
      controller.abort();
    },
  };
}
