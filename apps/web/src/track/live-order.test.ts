import type { TrackedOrder } from "@gotovo/contract";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { said, trackedOrder } from "../../dev/fake-orders.ts";
import type { EventHandlers, Reading } from "./api.ts";
import { createLiveOrder } from "./live-order.ts";
import type { LiveState } from "./live-state.ts";

type Answer = TrackedOrder | null | "down";

let answer: Answer;
let shown: LiveState[];
let streams: { handlers: EventHandlers; open: boolean }[];
let reads: number;

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  answer = trackedOrder({ version: 1 });
  shown = [];
  streams = [];
  reads = 0;
});

afterEach(() => void vi.useRealTimers());

function start(read?: () => Promise<Reading | null>) {
  return createLiveOrder(
    {
      read:
        read ??
        (async () => {
          reads++;
          if (answer === "down") throw new TypeError("fetch failed");
          return answer && { order: answer, serverTime: null };
        }),
      open(handlers) {
        const stream = { handlers, open: true };
        streams.push(stream);
        return () => {
          stream.open = false;
        };
      },
      now: Date.now,
      after(milliseconds, callback) {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    },
    (state) => shown.push(state),
  );
}

const pass = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);
const last = () => shown.at(-1) as LiveState;
const stream = () => streams.at(-1)?.handlers as EventHandlers;
const at = (version: number, status: TrackedOrder["status"] = "placed") => trackedOrder({ version, status });

describe("a live order", () => {
  it("is read, then follows its stream", async () => {
    start();
    expect(last()).toEqual({ phase: "loading" });
    await pass(0);
    stream().onOpen();
    expect(last()).toMatchObject({ phase: "shown", connection: "live", order: { status: "placed" } });
    stream().onOrder(at(2, "in_progress"));
    expect(last()).toMatchObject({ order: { status: "in_progress" } });
    await pass(600);
    expect(reads).toBe(1);
  });

  it("says that there is no such order, and asks no more", async () => {
    answer = null;
    start();
    await pass(120);
    expect(last()).toEqual({ phase: "missing" });
    expect([reads, streams.length]).toEqual([1, 0]);
  });

  it("goes on trying when it cannot be read at first", async () => {
    answer = "down";
    start();
    await pass(1);
    expect(last()).toEqual({ phase: "failed" });
    answer = at(1);
    await pass(6);
    expect(last()).toMatchObject({ phase: "shown" });
    expect(streams).toHaveLength(1);
  });

  it("never goes back to an older version", async () => {
    start();
    await pass(0);
    stream().onOrder(at(3, "ready"));
    stream().onOrder(at(2, "in_progress"));
    expect(last()).toMatchObject({ order: { version: 3, status: "ready" } });
  });

  it("shows a pairing, which changes the block but not the version", async () => {
    start();
    await pass(0);
    stream().onOrder(trackedOrder({ version: 1, telegram: { state: "subscribed", url: null } }));
    expect(last()).toMatchObject({ order: { telegram: { state: "subscribed" } } });
  });

  it("prefers what the stream says to an answer that was asked for earlier", async () => {
    const unlinked = { order: at(1), serverTime: null };
    let finish = (_: Reading) => {};
    let asked = 0;
    const live = start(() =>
      ++asked === 1 ? Promise.resolve(unlinked) : new Promise((resolve) => (finish = resolve)),
    );
    await pass(0);
    stream().onOpen();
    live.wake();
    stream().onOrder(trackedOrder({ version: 1, telegram: { state: "subscribed", url: null } }));
    finish(unlinked);
    await pass(0);
    expect(last()).toMatchObject({ order: { telegram: { state: "subscribed" } } });
  });
});

describe("a lost connection", () => {
  it("is said quietly, then polled around, then forgotten", async () => {
    start();
    await pass(0);
    stream().onOpen();
    stream().onError(false);
    expect(last()).toMatchObject({ connection: "reconnecting" });
    answer = at(2, "ready");
    await pass(11);
    expect(last()).toMatchObject({ connection: "polling", order: { status: "ready" } });
    stream().onOpen();
    expect(last()).toMatchObject({ connection: "live" });
    const before = reads;
    await pass(60);
    expect(reads).toBe(before);
  });

  it("is polled around when the stream never opens at all", async () => {
    start();
    await pass(0);
    answer = at(2, "ready");
    await pass(11);
    expect(last()).toMatchObject({ connection: "polling", order: { status: "ready" } });
  });

  it("shows reconnecting while polling fails too", async () => {
    start();
    await pass(0);
    answer = "down";
    await pass(20);
    expect(last()).toMatchObject({ phase: "shown", connection: "reconnecting" });
    answer = at(2, "in_progress");
    await pass(5);
    expect(last()).toMatchObject({ connection: "polling", order: { version: 2 } });
  });

  it("is polled around while the stream is refused again and again", async () => {
    start();
    await pass(0);
    stream().onError(true);
    await pass(6);
    stream().onError(true);
    answer = at(2, "ready");
    await pass(5);
    expect(last()).toMatchObject({ connection: "polling", order: { status: "ready" } });
  });

  it("opens a refused stream again, more and more seldom", async () => {
    start();
    await pass(0);
    for (let n = 0; n < 4; n++) {
      stream().onError(true);
      await pass(70);
    }
    expect(streams).toHaveLength(5);
    expect(streams.filter(({ open }) => open)).toHaveLength(1);
    stream().onError(true);
    await pass(55);
    expect(streams).toHaveLength(5);
    await pass(6);
    expect(streams).toHaveLength(6);
  });

  it("is mended at once when the person comes back", async () => {
    const live = start();
    await pass(0);
    stream().onError(true);
    live.wake();
    expect(streams).toHaveLength(2);
  });
});

it("asks at once and then again and again while other tabs have all the streams", async () => {
  start();
  await pass(0);
  answer = at(2, "in_progress");
  stream().onQueued();
  await pass(0);
  expect(last()).toMatchObject({ connection: "polling", order: { status: "in_progress" } });
  answer = at(3, "ready");
  await pass(5);
  expect(last()).toMatchObject({ connection: "polling", order: { status: "ready" } });
  stream().onOpen();
  expect(last()).toMatchObject({ connection: "live" });
});

describe("the end", () => {
  it("keeps listening for an undo, then rests, until somebody writes to the café", async () => {
    const live = start();
    await pass(0);
    stream().onOpen();
    stream().onOrder(at(2, "delivered"));
    await pass(60);
    stream().onOrder(at(3, "ready"));
    await pass(120);
    expect(last()).toMatchObject({ connection: "live", order: { status: "ready" } });
    stream().onOrder(at(4, "delivered"));
    await pass(121);
    expect(last()).toMatchObject({ connection: "ended", order: { status: "delivered" } });
    expect(streams[0]?.open).toBe(false);
    const order = { ...at(4, "delivered"), dialog: said(at(4), { text: "My umbrella?" }) };
    live.ask()({ order, serverTime: null });
    await pass(600);
    expect(streams.map(({ open }) => open)).toEqual([false, true]);
  });

  it("leaves nothing running when the page goes", async () => {
    const live = start();
    await pass(0);
    stream().onOpen();
    live.close();
    const before = shown.length;
    await pass(600);
    expect([streams[0]?.open, shown.length, vi.getTimerCount()]).toEqual([false, before, 0]);
  });
});

it("learns the server's clock when ours is wrong, and only then", async () => {
  const reading = (serverTime: number) => async () => ({ order: at(1), serverTime });
  start(reading(Date.now() + 90_000));
  await pass(0);
  expect(last()).toMatchObject({ skew: 90_000 });
  start(reading(Date.now() + 900));
  await pass(0);
  expect(last()).toMatchObject({ skew: 0 });
});
