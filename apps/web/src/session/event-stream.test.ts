import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "./api-error.ts";
import { openEventStream } from "./event-stream.ts";

interface Connection {
  readonly token: string;
  readonly signal: AbortSignal;
  send(text: string): void;
  end(): void;
}

let connections: Connection[];
let answer: number;
let events: [string, unknown][];
let states: (boolean | number)[];
let refusedTokens: (string | undefined)[];
let tokenFails: Error | null;

beforeEach(() => {
  vi.useFakeTimers();
  [connections, events, states, refusedTokens] = [[], [], [], []];
  answer = 200;
  tokenFails = null;
});
afterEach(() => void vi.useRealTimers());

const fakeFetch: typeof fetch = async (_, init) => {
  if (answer !== 200) return new Response(null, { status: answer });
  const signal = init?.signal as AbortSignal;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      signal.addEventListener("abort", () => controller.error(signal.reason));
      connections.push({
        token: new Headers(init?.headers).get("authorization") ?? "",
        signal,
        send: (text) => controller.enqueue(encoder.encode(text)),
        end: () => controller.close(),
      });
    },
  });
  return new Response(body);
};

function open() {
  return openEventStream(
    "/events",
    {
      async token(instead) {
        refusedTokens.push(instead);
        if (tokenFails) throw tokenFails;
        return instead === undefined ? "first" : "second";
      },
      fetch: fakeFetch,
      after(milliseconds, callback) {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    {
      onEvent: (name, data) => events.push([name, data]),
      onConnected: (connected) => states.push(connected),
      onRefused: (status) => states.push(status),
    },
  );
}
const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

describe("a stream with a token", () => {
  it("tells every event, also one that arrives in pieces", async () => {
    open();
    await pass(0);
    connections[0]?.send('event: account\ndata: {"ver');
    connections[0]?.send('sion":7}\n\nevent: other\ndata: {"x":"ж"}\n\n');
    await pass(0);
    expect(events).toEqual([
      ["account", { version: 7 }],
      ["other", { x: "ж" }],
    ]);
    expect([connections[0]?.token, states]).toEqual(["Bearer first", [true]]);
  });

  it("is opened again when it is lost, later and later, and at once when woken", async () => {
    const stream = open();
    await pass(0);
    answer = 503;
    connections[0]?.end();
    await pass(8);
    expect(states).toEqual([true, false, false, false, false]);
    answer = 200;
    stream.wake();
    await pass(0);
    expect(states.at(-1)).toBe(true);
    stream.wake();
    await pass(1);
    expect(connections).toHaveLength(2);
  });

  it("is opened again when the server has been silent for a minute", async () => {
    open();
    await pass(50);
    connections[0]?.send(": still here\n\n");
    await pass(50);
    expect(states).toEqual([true]);
    await pass(62);
    expect([states, connections.length]).toEqual([[true, false, true], 2]);
  });

  it("tries once with another token when its own is refused, then says so and rests", async () => {
    answer = 401;
    open();
    await pass(60);
    expect(refusedTokens).toEqual([undefined, "first"]);
    expect(states).toEqual([401]);
  });

  it("ends when nobody is signed in, and waits while there is no network to find out", async () => {
    tokenFails = new ApiError("offline");
    open();
    await pass(2);
    expect(states).toEqual([false, false]);
    tokenFails = new ApiError("unauthorized");
    await pass(60);
    expect(states.at(-1)).toBe(401);
  });

  it.each([404, 410])("ends with %i", async (status) => {
    answer = status;
    open();
    await pass(60);
    expect(states).toEqual([status]);
  });

  it("leaves nothing behind when it is closed", async () => {
    const stream = open();
    await pass(0);
    stream.close();
    await pass(60);
    expect([connections[0]?.signal.aborted, states, vi.getTimerCount()]).toEqual([true, [true], 0]);
  });
});
