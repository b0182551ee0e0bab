import { setTimeout as sleep } from "node:timers/promises";
import type { ListenEvent } from "@gotovo/db";
import type { ApiContext } from "../context.ts";
import { HttpProblem } from "../http/http-problem.ts";
import { createEventStream, type EventFrame, type EventStream } from "./event-stream.ts";
import { createLimit } from "./limit.ts";

/** A state as its stream shows it. */
export interface StateFrame extends EventFrame {
  /** When it becomes another one by time alone. */
  readonly changesAt?: Date;
  /** Nothing comes after it. */
  readonly isLast?: boolean;
}

/** Reads what a stream is to show now; null: there is nothing to show any more, and it ends. */
export type ReadState = () => Promise<StateFrame | null>;

interface Watched {
  readonly key: string;
  readonly stream: EventStream;
  readonly read: ReadState;
  timer: NodeJS.Timeout | undefined;
  stale: boolean;
  reading: boolean;
}

export interface StateHub {
  /**
   * A stream that shows a state now, whenever the channel names its key, and when the state says that it changes.
   * @throws HttpProblem `unavailable` when the program is stopping
   */
  open(key: string, read: ReadState, lastEventId?: string): Promise<EventStream>;
  /** What is watched now. */
  keys(): string[];
  /** Shows a state anew that changed without its channel. */
  changed(key: string): void;
}

/** Of a hub; the others of ten thousand streams that look at once wait, and leave the database to requests meanwhile. */
const parallelReads = 4;
const retryMs = 1000;
const defaultHeartbeatMs = 15_000;

/** Streams of things that few pages look at, each read by itself when a NOTIFY channel names its key. */
export function createStateHub(
  {
    deps,
    log,
    signal,
    heartbeatMs = defaultHeartbeatMs,
  }: Pick<ApiContext, "deps" | "log" | "signal" | "heartbeatMs">,
  channel: string,
): StateHub {
  const byKey = new Map<string, Set<Watched>>();
  const limit = createLimit(parallelReads);
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
    if (notice.kind === "reconnected") for (const watched of all()) void refresh(watched);
    else changed(notice.payload);
  }

  function changed(key: string): void {
    for (const watched of byKey.get(key) ?? []) void refresh(watched);
  }

  function all(): Watched[] {
    return [...byKey.values()].flatMap((watched) => [...watched]);
  }

  const isOpen = (watched: Watched) => byKey.get(watched.key)?.has(watched) ?? false;

  async function refresh(watched: Watched): Promise<void> {
    watched.stale = true;
    if (watched.reading) return;
    watched.reading = true;
    while (watched.stale && isOpen(watched)) {
      watched.stale = false;
      try {
        show(watched, await limit(watched.read));
      } catch (error) {
        log.warn({ err: error }, "a watched state could not be read; trying again");
        watched.stale = true;
        await sleep(retryMs, undefined, { ref: false });
      }
    }
    watched.reading = false;
  }

  function show(watched: Watched, frame: StateFrame | null): void {
    if (!isOpen(watched)) return;
    clearTimeout(watched.timer);
    if (frame) watched.stream.offer(frame);
    if (!frame || frame.isLast) watched.stream.end();
    else if (frame.changesAt) refreshAt(watched, frame.changesAt);
  }

  function refreshAt(watched: Watched, at: Date): void {
    const wait = Math.max(0, at.getTime() - deps.clock().getTime());
    watched.timer = setTimeout(() => void refresh(watched), wait).unref();
  }

  function keep(watched: Watched): void {
    byKey.set(watched.key, (byKey.get(watched.key) ?? new Set()).add(watched));
    heart ??= setInterval(() => {
      for (const { stream } of all()) stream.beat();
    }, heartbeatMs).unref();
  }

  function forget(watched: Watched): void {
    clearTimeout(watched.timer);
    const sameKey = byKey.get(watched.key);
    sameKey?.delete(watched);
    if (sameKey?.size === 0) byKey.delete(watched.key);
    if (byKey.size > 0 || !heart) return;
    clearInterval(heart);
    heart = null;
  }

  signal?.addEventListener("abort", () => {
    for (const { stream } of all()) stream.end();
  });

  return {
    keys: () => [...byKey.keys()],
    changed,
    async open(key, read, lastEventId) {
      await listen();
      if (signal?.aborted) throw new HttpProblem("unavailable");
      const stream = createEventStream(lastEventId, () => forget(watched));
      const watched: Watched = { key, stream, read, timer: undefined, stale: false, reading: false };
      keep(watched);
      void refresh(watched);
      return stream;
    },
  };
}
