import { browserClock, type Clock } from "../ui/clock.ts";
import { ApiError } from "./api-error.ts";
import { type Connection, createConnection } from "./connection.ts";
import { readEvents } from "./read-events.ts";
import { browserSeats, type Seats } from "./stream-seats.ts";

/** A server-sent event with its data parsed. */
export type OnEvent = (name: string, data: unknown) => void;

export interface EventStreamDeps {
  /** The Bearer token; `instead` names one that was refused. Rejects with ApiError. Null: none is needed, or a cookie will do. */
  readonly token: ((instead?: string) => Promise<string>) | null;
  /** Null: the stream is opened however many there are. */
  readonly seats: Seats | null;
  readonly fetch: typeof fetch;
  readonly after: Clock["after"];
}

export interface EventStreamHandlers {
  readonly onEvent: OnEvent;
  /** True once something was heard, false when the connection is lost; it is opened again by itself. */
  readonly onConnected: (connected: boolean) => void;
  /** There is no such stream (any longer): 401, 403, 404 or 410. Nothing follows. */
  readonly onRefused: (status: number) => void;
  /** There are too many streams already; this one is opened when another has ended. */
  readonly onQueued?: () => void;
}

export interface EventStream {
  /** Connects at once instead of waiting: the network is back. */
  wake(): void;
  close(): void;
}

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
const final = new Set([401, 403, 404, 410]);

/** A server-sent event stream as EventSource has it, with what that lacks: a token, and an ear for silence. */
export function openEventStream(
  path: string,
  deps: EventStreamDeps,
  handlers: EventStreamHandlers,
): EventStream {
  let closed = false;
  let failures = 0;
  let connection: Connection | null = null;
  let cancelWait = () => {};

  async function read(response: Response, { signal, heard }: Connection): Promise<void> {
    let isFirst = true;
    await readEvents(response, signal, (name, data) => {
      heard();
      failures = 0;
      if (isFirst && !closed) handlers.onConnected(true);
      isFirst = false;
      // On its own: what a screen does with an event must not break the stream.
      if (name !== "heartbeat") queueMicrotask(() => closed || handlers.onEvent(name, JSON.parse(data)));
    });
  }

  /** Reads until the connection ends, and answers with which HTTP status; 0 when there was no answer. */
  async function listen(current: Connection, refused?: string): Promise<number> {
    let status = 0;
    try {
      const token = await deps.token?.(refused);
      const headers = { accept: "text/event-stream" };
      current.heard();
      const response = await deps.fetch(path, {
        headers: token === undefined ? headers : { ...headers, authorization: `Bearer ${token}` },
        cache: "no-store",
        signal: current.signal,
      });
      status = response.status;
      if (status === 401 && token !== undefined && refused === undefined) return await listen(current, token);
      if (response.ok) await read(response, current);
    } catch (error) {
      // No network, or the connection broke: it is opened again.
      if (error instanceof ApiError && error.code === "unauthorized") return 401;
    }
    return status;
  }

  async function sit({ signal }: Connection): Promise<() => void> {
    const release = deps.seats && (await deps.seats.takeFree());
    if (release || !deps.seats) return release ?? (() => {});
    if (!closed) handlers.onQueued?.();
    return deps.seats.take(signal);
  }

  async function connect(current: Connection): Promise<void> {
    connection = current;
    // Only closing ends the wait for a seat.
    const release = await sit(current).catch(() => () => {});
    const status = closed ? 0 : await listen(current);
    release();
    connection = null;
    current.end();
    if (closed) return;
    if (final.has(status)) return handlers.onRefused(status);
    handlers.onConnected(false);
    cancelWait = deps.after(waitAfter(failures++), wake);
  }

  function wake() {
    cancelWait();
    if (!closed && !connection) void connect(createConnection(deps.after));
  }

  wake();
  return {
    wake,
    close() {
      closed = true;
      cancelWait();
      connection?.end();
    },
  };
}

/** Milliseconds before the next attempt, after that many in a row came to nothing. */
function waitAfter(failures: number): number {
  return Math.min(longestWaitMs, firstWaitMs * 2 ** failures);
}

/** The deps of a browser for a stream that is needed for a moment, with this token. */
export function browserStream(token: EventStreamDeps["token"]): EventStreamDeps {
  return {
    token,
    seats: null,
    fetch: (...args) => fetch(...args),
    after: browserClock.after,
  };
}

/** The deps of a browser for a stream that stays open as long as its page: it takes a seat among the others. */
export function lastingStream(path: string, token: EventStreamDeps["token"]): EventStreamDeps {
  return { ...browserStream(token), seats: browserSeats(path) };
}
