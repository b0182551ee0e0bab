import type { ListenEvent } from "@gotovo/db";
import type { EventType } from "@gotovo/domain";
import { eventChannel, readNotice } from "@gotovo/usecases/events/append-event";
import { eventJson } from "@gotovo/usecases/events/event-json";
import { listEvents, type StoredEvent } from "@gotovo/usecases/events/list-events";
import type { ApiContext } from "../context.ts";
import { HttpProblem } from "../http/http-problem.ts";
import { defaultHeartbeatMs } from "./heartbeat.ts";

/** Where streams of merchants' logs are opened. */
export interface EventFollower {
  /**
   * A stream of server-sent events, from a place in the merchant's log on and without end; an event's id is its place.
   * @throws HttpProblem `too_many_attempts` when the merchant has too many open, `unavailable` when the program is stopping
   */
  open(merchantId: string, after: bigint, types?: readonly EventType[]): Promise<ReadableStream<Uint8Array>>;
}

const streamsAtMost = 20;
const batch = 100;
const encoder = new TextEncoder();

interface Reader {
  wake(): void;
  end(): void;
}

/** Streams that are woken by the one LISTEN connection; a NOTIFY that was lost costs a heartbeat's time, not an event. */
export function createEventFollower(
  api: Pick<ApiContext, "deps" | "log" | "signal" | "heartbeatMs">,
): EventFollower {
  const { deps, log, signal, heartbeatMs = defaultHeartbeatMs } = api;
  const readers = new Map<string, Set<Reader>>();
  let listening: Promise<unknown> | null = null;

  async function listen(): Promise<void> {
    listening ??= deps.db.listen(eventChannel, onNotified);
    try {
      await listening;
    } catch (error) {
      listening = null;
      throw error;
    }
  }

  function onNotified(event: ListenEvent): void {
    const keys = event.kind === "reconnected" ? [...readers.keys()] : [readNotice(event.payload).merchantId];
    for (const key of keys) for (const reader of readers.get(key) ?? []) reader.wake();
  }

  function stream(
    merchantId: string,
    after: bigint,
    types?: readonly EventType[],
  ): ReadableStream<Uint8Array> {
    const waiting: StoredEvent[] = [];
    let place = after;
    let isRung = true;
    let ring: (() => void) | null = null;
    let isOver = false;
    const reader: Reader = {
      wake() {
        isRung = true;
        ring?.();
      },
      end() {
        isOver = true;
        ring?.();
      },
    };
    const forget = () => {
      readers.get(merchantId)?.delete(reader);
      if (readers.get(merchantId)?.size === 0) readers.delete(merchantId);
    };
    const rest = () =>
      new Promise<void>((resolve) => {
        const timer = setTimeout(done, heartbeatMs);
        timer.unref();
        ring = done;
        if (isRung || isOver) done();
        function done() {
          clearTimeout(timer);
          ring = null;
          resolve();
        }
      });

    async function read(): Promise<void> {
      isRung = false;
      try {
        waiting.push(...(await listEvents(deps, merchantId, { after: place, types, limit: batch })));
      } catch (error) {
        if (!deps.db.outage.tellsOf(error))
          log.warn({ err: error }, "a merchant's events could not be read; trying again");
      }
    }

    readers.set(merchantId, (readers.get(merchantId) ?? new Set()).add(reader));
    return new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(encoder.encode(`retry: 3000\n: at ${after}\n\n`)),
      async pull(controller) {
        if (waiting.length === 0) await read();
        if (waiting.length === 0 && !isOver) {
          await rest();
          if (!isOver) await read();
        }
        if (isOver) {
          forget();
          return controller.close();
        }
        controller.enqueue(
          encoder.encode(waiting.length > 0 ? frames(waiting.splice(0)) : ": still here\n\n"),
        );
      },
      cancel() {
        isOver = true;
        forget();
      },
    });

    function frames(events: readonly StoredEvent[]): string {
      place = events.at(-1)?.position ?? place;
      return events
        .map((event) => `id: ${event.position}\nevent: ${event.type}\ndata: ${eventJson(event)}\n\n`)
        .join("");
    }
  }

  signal?.addEventListener("abort", () => {
    for (const each of readers.values()) for (const reader of each) reader.end();
  });

  return {
    async open(merchantId, after, types) {
      await listen();
      if (signal?.aborted) throw new HttpProblem("unavailable");
      if ((readers.get(merchantId)?.size ?? 0) >= streamsAtMost) {
        throw new HttpProblem("too_many_attempts", { detail: `At most ${streamsAtMost} streams at once.` });
      }
      return stream(merchantId, after, types);
    },
  };
}
