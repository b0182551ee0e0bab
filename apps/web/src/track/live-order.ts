import type { TrackedOrder } from "@gotovo/contract";
import type { EventHandlers, Reading } from "./api.ts";
import { isOver } from "./status.ts";

/** How fresh what is shown is. `ended`: the order is over and nothing is listened to any more. */
export type Connection = "live" | "reconnecting" | "polling" | "ended";

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

export interface LiveOrderDeps {
  readonly read: (signal: AbortSignal) => Promise<Reading | null>;
  readonly open: (handlers: EventHandlers) => () => void;
  readonly now: () => number;
  /** Calls back once after this many milliseconds; returns how to cancel. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

export interface LiveOrder {
  /** Takes a newer state that came another way. */
  accept(reading: Reading): void;
  /** Reads and connects again: the person came back, or the network did. */
  wake(): void;
  close(): void;
}

/** Silence of the stream before the page asks by itself, and how often it then does. */
const patienceMs = 10_000;
const pollMs = 5_000;
/** Longest wait between attempts to open a stream that the server refused. */
const longestWaitMs = 60_000;
/** An undo can bring a finished order back for a minute. */
const lingerMs = 120_000;
const noticeableSkewMs = 2_000;
const readTimeoutMs = 10_000;

/**
 * Keeps one order fresh: reads it, listens to its stream, and polls while the stream is down. `show` is told of every
 * change. Older versions never replace newer ones, however answers and events cross.
 */
export function createLiveOrder(deps: LiveOrderDeps, show: (state: LiveState) => void): LiveOrder {
  let order: TrackedOrder | null = null;
  let connection: Connection = "reconnecting";
  let skew = 0;
  let events = 0;
  let failures = 0;
  let closeStream: (() => void) | null = null;
  let closed = false;
  const timers = new Map<"poll" | "reopen" | "end", () => void>();

  function schedule(name: "poll" | "reopen" | "end", milliseconds: number, callback: () => void) {
    timers.get(name)?.();
    const fire = () => {
      timers.delete(name);
      callback();
    };
    timers.set(name, deps.after(milliseconds, fire));
  }
  function cancel(name: "poll" | "reopen" | "end") {
    timers.get(name)?.();
    timers.delete(name);
  }
  function stop() {
    closeStream?.();
    closeStream = null;
    for (const name of ["poll", "reopen", "end"] as const) cancel(name);
  }
  function render() {
    if (order && !closed) show({ phase: "shown", order, connection, skew });
  }
  function setConnection(next: Connection) {
    if (connection === next) return;
    connection = next;
    render();
  }

  function take(next: TrackedOrder, serverTime: number | null) {
    // The Date header counts whole seconds: a small difference is not worth a jump of every countdown.
    if (serverTime !== null && Math.abs(serverTime - deps.now() - skew) > noticeableSkewMs)
      skew = serverTime - deps.now();
    if (order && next.version < order.version) return;
    order = next;
    if (!isOver(next.status)) cancel("end");
    else if (!timers.has("end"))
      schedule("end", lingerMs, () => {
        stop();
        setConnection("ended");
      });
    render();
  }

  async function read(): Promise<"taken" | "missing" | "failed"> {
    const eventsBefore = events;
    let reading: Reading | null;
    try {
      reading = await deps.read(AbortSignal.timeout(readTimeoutMs));
    } catch {
      // Shown as a lost connection, and tried again by whoever called.
      return "failed";
    }
    if (closed) return "missing";
    if (reading === null) {
      stop();
      closed = true;
      show({ phase: "missing" });
      return "missing";
    }
    // What the stream said meanwhile is newer than this answer, even at the same version.
    if (events === eventsBefore) take(reading.order, reading.serverTime);
    return "taken";
  }

  function connect() {
    cancel("reopen");
    closeStream?.();
    if (!timers.has("poll")) schedule("poll", patienceMs, () => void poll());
    closeStream = deps.open({
      onOpen() {
        // Nothing is read here: the stream begins with the present state.
        failures = 0;
        cancel("poll");
        setConnection("live");
      },
      onOrder(next) {
        events++;
        take(next, null);
      },
      onError(givenUp) {
        if (connection === "live") setConnection("reconnecting");
        if (!timers.has("poll")) schedule("poll", patienceMs, () => void poll());
        if (givenUp) schedule("reopen", Math.min(longestWaitMs, pollMs * 2 ** failures++), connect);
      },
    });
  }

  async function poll() {
    const result = await read();
    // The stream may have come back while we asked.
    if (closed || connection === "live" || result === "missing") return;
    setConnection(result === "taken" ? "polling" : "reconnecting");
    schedule("poll", pollMs, () => void poll());
  }

  async function begin() {
    const result = await read();
    if (closed) return;
    if (result === "taken") return connect();
    show({ phase: "failed" });
    schedule("poll", pollMs, () => void begin());
  }

  show({ phase: "loading" });
  void begin();
  return {
    accept: (reading) => take(reading.order, reading.serverTime),
    wake() {
      if (closed || connection === "ended") return;
      if (!order) void begin();
      else if (connection === "live") void read();
      else connect();
    },
    close() {
      closed = true;
      stop();
    },
  };
}
