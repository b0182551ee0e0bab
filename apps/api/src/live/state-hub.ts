import { setTimeout as sleep } from "node:timers/promises";
import type { ListenEvent } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { ApiContext } from "../context.ts";
import { HttpProblem } from "../http/http-problem.ts";
import { createEventStream, type EventFrame, type EventStream } from "./event-stream.ts";

interface Watched {
  readonly key: string;
  readonly stream: EventStream;
  readonly read: () => Promise<EventFrame>;
  stale: boolean;
  reading: boolean;
}

export interface StateHub {
  /**
   * A stream that shows a state now and whenever the channel names its key.
   * @throws HttpProblem `unavailable` when the program is stopping
   */
  open(key: string, read: () => Promise<EventFrame>, lastEventId?: string): Promise<EventStream>;
}

const retryMs = 1000;
const defaultHeartbeatMs = 15_000;

/** Streams of things that only one page looks at, each read by itself when a NOTIFY channel names its key. */
export function createStateHub(
  { deps, log, signal, heartbeatMs = defaultHeartbeatMs }: ApiContext,
  channel: string,
): StateHub {
  const all = new Set<Watched>();
  let listening: Promise<unknown> | null = null;
  let heart: NodeJS.Timeout | null = null;

  async function listen(): Promise<void> {
    listening ??= deps.db.listen(channel, onNotice);
    try {
      await listening;
    } catch (error) {
      listening = null;
      throw error;
    }
  }

  function onNotice(notice: ListenEvent): void {
    for (const watched of all)
      if (notice.kind === "reconnected" || notice.payload === watched.key) void refresh(watched);
  }

  async function refresh(watched: Watched): Promise<void> {
    watched.stale = true;
    if (watched.reading) return;
    watched.reading = true;
    while (watched.stale && all.has(watched)) {
      watched.stale = false;
      try {
        watched.stream.offer(await watched.read());
      } catch (error) {
        // Whoever watches may not any more: the session is over.
        if (error instanceof DomainError) return watched.stream.end();
        log.warn({ err: error }, "a watched state could not be read; trying again");
        watched.stale = true;
        await sleep(retryMs, undefined, { ref: false });
      }
    }
    watched.reading = false;
  }

  function forget(watched: Watched): void {
    all.delete(watched);
    if (all.size > 0 || !heart) return;
    clearInterval(heart);
    heart = null;
  }

  signal?.addEventListener("abort", () => {
    for (const { stream } of [...all]) stream.end();
  });

  return {
    async open(key, read, lastEventId) {
      await listen();
      if (signal?.aborted) throw new HttpProblem("unavailable");
      const stream = createEventStream(lastEventId, () => forget(watched));
      const watched: Watched = { key, stream, read, stale: false, reading: false };
      all.add(watched);
      heart ??= setInterval(() => {
        for (const open of all) open.stream.beat();
      }, heartbeatMs).unref();
      void refresh(watched);
      return stream;
    },
  };
}
