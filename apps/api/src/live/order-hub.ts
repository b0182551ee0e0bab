import { setTimeout as sleep } from "node:timers/promises";
import type { ListenEvent } from "@gotovo/db";
import { orderChannel } from "@gotovo/usecases/publish";
import type { ApiContext } from "../context.ts";
import { HttpProblem } from "../http/http-problem.ts";
import { createEventStream, type EventFrame, type EventStream } from "./event-stream.ts";
import { createLimit } from "./limit.ts";

/** All streams that show one order. */
interface Watched {
  readonly token: string;
  readonly streams: Set<EventStream>;
  stale: boolean;
  reading: boolean;
}

export interface OrderHub {
  /**
   * A stream that shows an order now and whenever it changes.
   * @throws HttpProblem `unavailable` when the program is stopping
   */
  open(
    order: { readonly id: string; readonly trackToken: string },
    lastEventId?: string,
  ): Promise<EventStream>;
}

const parallelReads = 8;
const retryMs = 1000;
const defaultHeartbeatMs = 15_000;

/**
 * Fans out changes of orders from the one LISTEN connection to all open streams. An order is read once per change,
 * however many watch it; after a lost connection all watched orders are read again.
 */
export function createOrderHub(
  { deps, log, metrics, signal, heartbeatMs = defaultHeartbeatMs }: ApiContext,
  read: (trackToken: string) => Promise<EventFrame>,
): OrderHub {
  const watched = new Map<string, Watched>();
  const all = new Set<EventStream>();
  const limit = createLimit(parallelReads);
  let listening: Promise<unknown> | null = null;
  let heart: NodeJS.Timeout | null = null;
  const gauge = metrics.gauge({ name: "http_event_streams", help: "Open event streams" });

  async function listen(): Promise<void> {
    listening ??= deps.db.listen(orderChannel, onNotice);
    try {
      await listening;
    } catch (error) {
      listening = null;
      throw error;
    }
  }

  function onNotice(notice: ListenEvent): void {
    if (notice.kind === "reconnected") for (const order of watched.values()) void refresh(order);
    else {
      const order = watched.get(notice.payload);
      if (order) void refresh(order);
    }
  }

  async function refresh(order: Watched): Promise<void> {
    order.stale = true;
    if (order.reading) return;
    order.reading = true;
    while (order.stale && order.streams.size > 0) {
      order.stale = false;
      try {
        const frame = await limit(() => read(order.token));
        for (const stream of order.streams) stream.offer(frame);
      } catch (error) {
        log.warn({ err: error }, "a watched order could not be read; trying again");
        order.stale = true;
        await sleep(retryMs, undefined, { ref: false });
      }
    }
    order.reading = false;
  }

  function beat(): void {
    for (const stream of all) stream.beat();
  }

  function forget(id: string, order: Watched, stream: EventStream): void {
    all.delete(stream);
    gauge.set(all.size);
    order.streams.delete(stream);
    if (order.streams.size === 0 && watched.get(id) === order) watched.delete(id);
    if (all.size === 0 && heart) {
      clearInterval(heart);
      heart = null;
    }
  }

  signal?.addEventListener("abort", () => {
    for (const stream of [...all]) stream.end();
  });

  return {
    async open({ id, trackToken }, lastEventId) {
      await listen();
      if (signal?.aborted) throw new HttpProblem("unavailable");
      const order = watched.get(id) ?? {
        token: trackToken,
        streams: new Set(),
        stale: false,
        reading: false,
      };
      watched.set(id, order);
      const stream = createEventStream(lastEventId, () => forget(id, order, stream));
      order.streams.add(stream);
      all.add(stream);
      gauge.set(all.size);
      heart ??= setInterval(beat, heartbeatMs).unref();
      void refresh(order);
      return stream;
    },
  };
}
