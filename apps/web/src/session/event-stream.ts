import { createParser } from "eventsource-parser";
import { browserClock, type Clock } from "../ui/clock.ts";
import { ApiError } from "./api-error.ts";

/** A server-sent event with its data parsed. */
export type OnEvent = (name: string, data: unknown) => void;

export interface EventStreamDeps {
  /** The Bearer token; `instead` names one that was refused. Rejects with ApiError. */
  readonly token: (instead?: string) => Promise<string>;
  readonly fetch: typeof fetch;
  readonly after: Clock["after"];
}

export interface EventStreamHandlers {
  readonly onEvent: OnEvent;
  /** True once connected, false when the connection is lost; it is opened again by itself. */
  readonly onConnected: (connected: boolean) => void;
  /** There is no such stream (any longer): 401, 403, 404 or 410. Nothing follows. */
  readonly onRefused: (status: number) => void;
}

export interface EventStream {
  /** Connects at once instead of waiting: the network is back. */
  wake(): void;
  close(): void;
}

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
const longestSilenceMs = 60_000;
const final = new Set([401, 403, 404, 410]);

/** A server-sent event stream that carries a token in its headers, which EventSource cannot. */
export function openEventStream(
  path: string,
  deps: EventStreamDeps,
  handlers: EventStreamHandlers,
): EventStream {
  let closed = false;
  let failures = 0;
  let connecting: AbortController | null = null;
  let cancelWait: (() => void) | null = null;
  let cancelWatch: (() => void) | null = null;

  /** Servers send heartbeats: one that is silent for long is gone, though the connection does not know it yet. */
  function watch(controller: AbortController) {
    cancelWatch?.();
    cancelWatch = deps.after(longestSilenceMs, () => controller.abort());
  }

  async function read(response: Response, controller: AbortController): Promise<void> {
    const parser = createParser({
      // On its own: what a screen does with an event must not break the stream.
      onEvent: ({ event, data }) =>
        queueMicrotask(() => closed || handlers.onEvent(event ?? "message", JSON.parse(data))),
    });
    const decoder = new TextDecoder();
    const reader = response.body?.getReader();
    while (reader) {
      watch(controller);
      const { done, value } = await reader.read();
      if (done || closed) return;
      parser.feed(decoder.decode(value, { stream: true }));
    }
  }

  /** Reads until the connection ends, and answers with which HTTP status; 0 when there was no answer. */
  async function listen(controller: AbortController, refused?: string): Promise<number> {
    let status = 0;
    try {
      const token = await deps.token(refused);
      const response = await deps.fetch(path, {
        headers: { authorization: `Bearer ${token}`, accept: "text/event-stream" },
        cache: "no-store",
        signal: controller.signal,
      });
      status = response.status;
      if (status === 401 && refused === undefined) return await listen(controller, token);
      if (!response.ok) return status;
      failures = 0;
      if (!closed) handlers.onConnected(true);
      await read(response, controller);
    } catch (error) {
      // No network, or the connection broke: it is opened again.
      if (error instanceof ApiError && error.code === "unauthorized") return 401;
    }
    return status;
  }

  async function connect(): Promise<void> {
    connecting = new AbortController();
    const status = await listen(connecting);
    connecting = null;
    cancelWatch?.();
    if (closed) return;
    if (final.has(status)) return handlers.onRefused(status);
    handlers.onConnected(false);
    cancelWait = deps.after(Math.min(longestWaitMs, firstWaitMs * 2 ** failures++), wake);
  }

  function wake() {
    cancelWait?.();
    cancelWait = null;
    if (!closed && !connecting) void connect();
  }

  wake();
  return {
    wake,
    close() {
      closed = true;
      cancelWait?.();
      cancelWatch?.();
      connecting?.abort();
    },
  };
}

/** The deps of a browser for a stream with this token. */
export function browserStream(token: EventStreamDeps["token"]): EventStreamDeps {
  return {
    token,
    fetch: (...args) => fetch(...args),
    after: browserClock.after,
  };
}
