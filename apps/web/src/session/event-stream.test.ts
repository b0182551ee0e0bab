import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "./api-error.ts";
import { openEventStream } from "./event-stream.ts";
import { pageSeats, type Seats, seatCount } from "./stream-seats.ts";

interface Connection {
  readonly token: string;
  readonly signal: AbortSignal;
  send(text: string): void;
  end(): void;
}

let connections: Connection[];
let answer: number | "none";
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
  if (answer === "none")
    return new Promise((_, reject) =>
      init?.signal?.addEventListener("abort", () => reject(new Error("aborted"))),
    );
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

const heartbeat = 'event: heartbeat\ndata: {"at":"2026-11-29T10:00:00Z"}\n\n';

function open({ seats = null, onQueued }: { seats?: Seats | null; onQueued?: () => void } = {}) {
  return openEventStream(
    "/events",
    {
      async token(instead) {
        refusedTokens.push(instead);
        if (tokenFails) throw tokenFails;
        return instead === undefined ? "first" : "second";
      },
      seats,
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
      ...(onQueued && { onQueued }),
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

  it("is not connected before it tells something: what is between may hold it back", async () => {
    open();
    await pass(1);
    connections[0]?.send("retry: 3000\n\n: a proxy's own\n\n");
    await pass(1);
    expect(states).toEqual([]);
    connections[0]?.send(heartbeat);
    await pass(0);
    expect([states, events]).toEqual([[true], []]);
  });

  it("waits for a seat when there are too many, and gives it back", async () => {
    const queued: string[] = [];
    const seats = pageSeats();
    const all = await Promise.all(Array.from({ length: seatCount }, seats.takeFree));
    const stream = open({ seats, onQueued: () => queued.push("queued") });
    await pass(60);
    expect([queued, connections.length]).toEqual([["queued"], 0]);
    all[2]?.();
    await pass(0);
    connections[0]?.send(heartbeat);
    await pass(0);
    expect(states).toEqual([true]);
    stream.close();
    await pass(0);
    expect(await seats.takeFree()).not.toBeNull();
  });

  it("is opened again when it is lost, later and later, and at once when woken", async () => {
    const stream = open();
    await pass(0);
    connections[0]?.send(heartbeat);
    await pass(0);
    answer = 503;
    connections[0]?.end();
    await pass(8);
    expect(states).toEqual([true, false, false, false, false]);
    answer = 200;
    stream.wake();
    await pass(0);
    connections[1]?.send(heartbeat);
    await pass(0);
    expect(states.at(-1)).toBe(true);
    stream.wake();
    await pass(1);
    expect(connections).toHaveLength(2);
  });

  it("is opened again, and says so, when it has told nothing for 25 seconds", async () => {
    open();
    await pass(20);
    connections[0]?.send(heartbeat);
    await pass(20);
    expect(states).toEqual([true]);
    connections[0]?.send(": a proxy's own\n\n");
    await pass(5.5);
    expect([states, connections.length]).toEqual([[true, false], 1]);
    await pass(1);
    connections[1]?.send(heartbeat);
    await pass(0);
    expect([states, connections.length]).toEqual([[true, false, true], 2]);
  });

  it("is opened again when no answer comes at all", async () => {
    answer = "none";
    open();
    await pass(25);
    answer = 200;
    expect(states).toEqual([false]);
    await pass(1);
    expect(connections).toHaveLength(1);
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
    expect([connections[0]?.signal.aborted, states, vi.getTimerCount()]).toEqual([true, [], 0]);
  });
});
