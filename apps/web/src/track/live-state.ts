import type { TrackedOrder } from "@gotovo/contract";
import type { Reading } from "./api.ts";

/** How fresh what is shown is. `connecting`: nothing was lost yet. `ended`: the order is over, nothing is listened to. */
export type Connection = "connecting" | "live" | "reconnecting" | "polling" | "ended";

/** What a page shows of an order. */
export type LiveState =
  | { readonly phase: "loading" }
  | { readonly phase: "missing" }
  | { readonly phase: "failed" }
  | {
      readonly phase: "shown";
      readonly order: TrackedOrder;
      readonly connection: Connection;
      /** The server's clock minus ours, in milliseconds. */
      readonly skew: number;
    };

/** What is known of it. */
export interface LiveModel {
  readonly shown: LiveState;
  readonly connection: Connection;
  readonly skew: number;
  /** How often the stream has told the order: what was asked for before is older. */
  readonly heard: number;
  /** Streams that the server refused, one after another. */
  readonly refusals: number;
}

export type LiveEvent =
  /** An answer to what was asked when the stream had told the order `heard` times. */
  | { readonly type: "read"; readonly reading: Reading; readonly heard: number; readonly now: number }
  /** The same for what the server was asked to do, whose answer is newer than what is shown, or tells of an older version. */
  | { readonly type: "answered"; readonly reading: Reading; readonly heard: number; readonly now: number }
  | { readonly type: "heard"; readonly order: TrackedOrder }
  | { readonly type: "missing" }
  | { readonly type: "never_read" }
  | { readonly type: "stream_opened" }
  | { readonly type: "stream_lost"; readonly refused: boolean }
  /** The page asked by itself, and got an answer or none. */
  | { readonly type: "polled"; readonly answered: boolean }
  | { readonly type: "ended" };

export const initialModel: LiveModel = {
  shown: { phase: "loading" },
  connection: "connecting",
  skew: 0,
  heard: 0,
  refusals: 0,
};

const noticeableSkewMs = 2_000;

/** What is known after an event. Older versions never replace newer ones, however answers and events cross. */
export function reduce(model: LiveModel, event: LiveEvent): LiveModel {
  switch (event.type) {
    case "read":
      // What the stream said meanwhile is newer than this answer, even at the same version.
      return event.heard === model.heard ? take(model, event.reading, event.now) : model;
    case "answered": {
      const { shown } = model;
      const isNews = shown.phase !== "shown" || event.reading.order.version > shown.order.version;
      return isNews || event.heard === model.heard ? take(model, event.reading, event.now) : model;
    }
    case "heard":
      return { ...take(model, { order: event.order, serverTime: null }, 0), heard: model.heard + 1 };
    case "missing":
      return { ...model, shown: { phase: "missing" } };
    case "never_read":
      return model.shown.phase === "shown" ? model : { ...model, shown: { phase: "failed" } };
    case "stream_opened":
      return connect({ ...model, refusals: 0 }, "live");
    case "stream_lost": {
      const lost = event.refused ? { ...model, refusals: model.refusals + 1 } : model;
      const isNews = model.connection === "live" || model.connection === "connecting";
      return isNews ? connect(lost, "reconnecting") : lost;
    }
    case "polled":
      // The stream may have come back while the page asked.
      if (model.connection === "live") return model;
      return connect(model, event.answered ? "polling" : "reconnecting");
    case "ended":
      return connect(model, "ended");
    default:
      return event satisfies never;
  }
}

function take(model: LiveModel, { order, serverTime }: Reading, now: number): LiveModel {
  const { shown, connection } = model;
  // The Date header counts whole seconds: a small difference is not worth a jump of every countdown.
  const skewed = serverTime !== null && Math.abs(serverTime - now - model.skew) > noticeableSkewMs;
  const skew = skewed ? serverTime - now : model.skew;
  if (shown.phase === "missing" || (shown.phase === "shown" && order.version < shown.order.version))
    return { ...model, skew };
  return { ...model, skew, shown: { phase: "shown", order, connection, skew } };
}

function connect(model: LiveModel, connection: Connection): LiveModel {
  const { shown } = model;
  if (connection === model.connection) return model;
  return { ...model, connection, shown: shown.phase === "shown" ? { ...shown, connection } : shown };
}
