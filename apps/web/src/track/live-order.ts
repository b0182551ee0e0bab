import type { EventHandlers, Reading } from "./api.ts";
import { initialModel, type LiveEvent, type LiveState, reduce } from "./live-state.ts";
import { isListenedTo } from "./status.ts";

export interface LiveOrderDeps {
  readonly read: (signal: AbortSignal) => Promise<Reading | null>;
  readonly open: (handlers: EventHandlers) => () => void;
  readonly now: () => number;
  /** Calls back once after this many milliseconds; returns how to cancel. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

export interface LiveOrder {
  /** Before the server is asked to do something; what is returned takes its answer. */
  ask(): (reading: Reading) => void;
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
const readTimeoutMs = 10_000;

/**
 * Keeps one order fresh: reads it, listens to its stream, and polls while the stream is down. What follows from what is
 * in `reduce`. `show` hears of every change.
 */
export function createLiveOrder(deps: LiveOrderDeps, show: (state: LiveState) => void): LiveOrder {
  let model = initialModel;
  let closeStream: (() => void) | null = null;
  let closed = false;
  const timers = new Map<"poll" | "reopen" | "end", () => void>();

  function dispatch(event: LiveEvent) {
    const before = model.shown;
    model = reduce(model, event);
    if (closed) return;
    if (model.shown !== before) show(model.shown);
    lingerOver(model.shown);
  }

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

  function lingerOver(state: LiveState) {
    if (state.phase !== "shown" || state.connection === "ended") return;
    if (isListenedTo(state.order)) cancel("end");
    else if (!timers.has("end"))
      schedule("end", lingerMs, () => {
        stop();
        dispatch({ type: "ended" });
      });
  }

  async function read(): Promise<"taken" | "missing" | "failed"> {
    const { heard } = model;
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
      dispatch({ type: "missing" });
      closed = true;
      return "missing";
    }
    dispatch({ type: "read", reading, heard, now: deps.now() });
    return "taken";
  }

  function connect() {
    cancel("reopen");
    closeStream?.();
    if (!timers.has("poll")) schedule("poll", patienceMs, () => void poll());
    closeStream = deps.open({
      onOpen() {
        // Nothing is read here: the stream begins with the present state.
        cancel("poll");
        dispatch({ type: "stream_opened" });
      },
      onOrder: (order) => dispatch({ type: "heard", order }),
      onError(refused) {
        const wait = Math.min(longestWaitMs, pollMs * 2 ** model.refusals);
        dispatch({ type: "stream_lost", refused });
        if (!timers.has("poll")) schedule("poll", patienceMs, () => void poll());
        if (refused) schedule("reopen", wait, connect);
      },
      onQueued() {
        cancel("poll");
        void poll();
      },
    });
  }

  async function poll() {
    const result = await read();
    if (closed) return;
    dispatch({ type: "polled", answered: result === "taken" });
    if (model.connection !== "live") schedule("poll", pollMs, () => void poll());
  }

  async function begin() {
    const result = await read();
    if (closed) return;
    if (result === "taken") return connect();
    dispatch({ type: "never_read" });
    schedule("poll", pollMs, () => void begin());
  }

  show(model.shown);
  void begin();
  return {
    ask() {
      const { heard } = model;
      return (reading) => {
        if (closed) return;
        dispatch({ type: "answered", reading, heard, now: deps.now() });
        // What somebody writes after the end is answered later.
        if (model.connection === "ended" && isListenedTo(reading.order)) connect();
      };
    },
    wake() {
      if (closed || model.connection === "ended") return;
      if (model.shown.phase !== "shown") void begin();
      else if (model.connection === "live") void read();
      else connect();
    },
    close() {
      closed = true;
      stop();
    },
  };
}
