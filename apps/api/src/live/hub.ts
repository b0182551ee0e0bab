import { setTimeout as sleep } from "node:timers/promises";
import type { ListenEvent } from "@gotovo/db";
import { createLimit } from "@gotovo/usecases/limit";
import type { ApiContext } from "../context.ts";
import { HttpProblem } from "../http/http-problem.ts";
import { createEventStream, type EventFrame, type EventStream } from "./event-stream.ts";
import { defaultHeartbeatMs, heartbeatAt } from "./heartbeat.ts";

/** A state as its streams show it. */
export interface StateFrame extends EventFrame {
  /** When it becomes another one by time alone. */
  readonly changesAt?: Date;
  /** Nothing comes after it. */
  readonly isLast?: boolean;
}

/** Reads what is to be shown now; null: there is nothing to show any more, and the streams end. */
export type ReadState = () => Promise<StateFrame | null>;

/** What one read is for: one stream, or all streams of a key that show the same view. */
interface Watched {
  readonly key: string;
  readonly read: ReadState;
  readonly view: string | undefined;
  readonly streams: Set<EventStream>;
  timer: NodeJS.Timeout | undefined;
  stale: boolean;
  reading: boolean;
}

export interface OpenOptions {
  readonly lastEventId?: string | undefined;
  /** Every stream of the key and of this view shows the same, so that one read serves all of them. */
  readonly view?: string;
  /** Called when the stream is closed, or was not opened. */
  readonly onClose?: () => void;
}

export interface Hub {
  /**
   * A stream that shows a state now, whenever the channel names its key, and when the state says that it changes.
   * @throws HttpProblem `unavailable` when the program is stopping
   */
  open(key: string, read: ReadState, options?: OpenOptions): Promise<EventStream>;
  /** What is watched now. */
  keys(): string[];
  /** Shows a state again that changed without its channel. */
  changed(key: string): void;
}

export interface HubOptions {
  /** Of `NOTIFY`; it names the keys of what changed. */
  readonly channel: string;
  /** The others of ten thousand streams that look at once wait, and leave the database to requests meanwhile. */
  readonly parallelReads?: number;
  /** Told how many streams are open. */
  readonly onCount?: (open: number) => void;
}

const retryMs = 1000;

/** Fans out changes from the one LISTEN connection to open streams; after a lost connection everything is read again. */
export function createHub(
  api: Pick<ApiContext, "deps" | "log" | "signal" | "heartbeatMs">,
  { channel, parallelReads = 4, onCount }: HubOptions,
): Hub {
  const { deps, log, signal, heartbeatMs = defaultHeartbeatMs } = api;
  const byKey = new Map<string, Set<Watched>>();
  const streams = new Set<EventStream>();
  const limit = createLimit(parallelReads);
  let listening: Promise<unknown> | null = null;
  let heart: NodeJS.Timeout | null = null;

  async function listen(): Promise<void> {
    listening ??= deps.db.listen(channel, onNotified);
    try {
      await listening;
    } catch (error) {
      listening = null;
      throw error;
    }
  }

  function onNotified(event: ListenEvent): void {
    if (event.kind === "reconnected") for (const key of byKey.keys()) changed(key);
    else changed(event.payload);
  }

  function changed(key: string): void {
    for (const watched of byKey.get(key) ?? []) void refresh(watched);
  }

  async function refresh(watched: Watched): Promise<void> {
    watched.stale = true;
    if (watched.reading) return;
    watched.reading = true;
    while (watched.stale && watched.streams.size > 0) {
      watched.stale = false;
      try {
        show(watched, await limit(watched.read));
      } catch (error) {
        if (!deps.db.outage.tellsOf(error))
          log.warn({ err: error }, "what open pages show could not be read; trying again");
        watched.stale = true;
        await sleep(retryMs, undefined, { ref: false });
      }
    }
    watched.reading = false;
  }

  function show(watched: Watched, frame: StateFrame | null): void {
    clearTimeout(watched.timer);
    for (const stream of [...watched.streams]) {
      if (frame) stream.offer(frame);
      if (!frame || frame.isLast) stream.end();
    }
    if (frame?.changesAt && watched.streams.size > 0) refreshAt(watched, frame.changesAt);
  }

  function refreshAt(watched: Watched, at: Date): void {
    const wait = Math.max(0, at.getTime() - deps.clock().getTime());
    watched.timer = setTimeout(() => void refresh(watched), wait).unref();
  }

  function watch(key: string, read: ReadState, view: string | undefined): Watched {
    const sameKey = byKey.get(key) ?? new Set();
    const known = view !== undefined && [...sameKey].find((watched) => watched.view === view);
    if (known) return known;
    const watched = { key, read, view, streams: new Set<EventStream>() };
    const added: Watched = { ...watched, timer: undefined, stale: false, reading: false };
    byKey.set(key, sameKey.add(added));
    return added;
  }

  function keep(watched: Watched, stream: EventStream): void {
    watched.streams.add(stream);
    streams.add(stream);
    onCount?.(streams.size);
    heart ??= setInterval(() => {
      const heartbeat = heartbeatAt(deps.clock());
      for (const open of streams) open.beat(heartbeat);
    }, heartbeatMs).unref();
  }

  function forget(watched: Watched, stream: EventStream): void {
    streams.delete(stream);
    onCount?.(streams.size);
    watched.streams.delete(stream);
    if (watched.streams.size === 0) abandon(watched);
    if (streams.size > 0 || !heart) return;
    clearInterval(heart);
    heart = null;
  }

  function abandon(watched: Watched): void {
    clearTimeout(watched.timer);
    const sameKey = byKey.get(watched.key);
    sameKey?.delete(watched);
    if (sameKey?.size === 0) byKey.delete(watched.key);
  }

  signal?.addEventListener("abort", () => {
    for (const stream of [...streams]) stream.end();
  });

  return {
    keys: () => [...byKey.keys()],
    changed,
    async open(key, read, { lastEventId, view, onClose } = {}) {
      try {
        await listen();
        if (signal?.aborted) throw new HttpProblem("unavailable");
      } catch (error) {
        onClose?.();
        throw error;
      }
      const watched = watch(key, read, view);
      const stream = createEventStream(lastEventId, () => {
        forget(watched, stream);
        onClose?.();
      });
      keep(watched, stream);
      void refresh(watched);
      return stream;
    },
  };
}
