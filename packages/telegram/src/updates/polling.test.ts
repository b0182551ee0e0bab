import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFakeBotApi, type FakeBotApi } from "../testing/fake-bot-api.ts";
import { createTestLog } from "../testing/logs.ts";
import { createGate, createMemoryHandled, createMemoryLease, quietly, said } from "../testing/updates.ts";
import { createDispatcher } from "./dispatcher.ts";
import { type Polling, startPolling } from "./polling.ts";

let telegram: FakeBotApi;
let handled: ReturnType<typeof createMemoryHandled>;
let lease: ReturnType<typeof createMemoryLease>;
const running: Polling[] = [];
beforeEach(async () => {
  telegram = await createFakeBotApi();
  handled = createMemoryHandled();
  lease = createMemoryLease();
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((polling) => polling.stop()));
  await telegram.close();
});

/** A bot that polls; tells what it has handled. */
function poll(handle: (update: Update) => Promise<void> = async () => undefined, name = "one") {
  const done: number[] = [];
  const { log } = createTestLog();
  const dispatcher = createDispatcher({
    handle: async (update) => {
      await handle(update);
      done.push(update.update_id);
    },
    ...quietly(),
    log,
  });
  const polling = startPolling({
    api: telegram.api,
    dispatcher,
    handled,
    lease: lease.of(name),
    isTold: () => false,
    log,
  });
  running.push(polling);
  return { done, polling, dispatcher };
}

const eventually = <T>(read: () => T) => expect.poll(read);

describe("polling", () => {
  test("confirms an update after it was handled, not before", async () => {
    const gate = createGate();
    telegram.deliver(said(10, 7));
    const { done } = poll(() => gate.opened);
    await eventually(() => telegram.callsOf("getUpdates").length).toBeGreaterThan(2);
    expect(telegram.unconfirmed()).toEqual([10]);
    gate.open();
    await eventually(() => telegram.unconfirmed()).toEqual([]);
    expect(done).toEqual([10]);
    expect([...handled.ids]).toEqual([10]);
  });

  test("lets a slow chat hold up nobody, confirms nothing past it, and handles nothing twice", async () => {
    const gate = createGate();
    telegram.deliver(said(10, 7), said(11, 8));
    const { done } = poll(async ({ update_id }) => {
      if (update_id === 10) await gate.opened;
    });
    await eventually(() => done).toEqual([11]);
    telegram.deliver(said(12, 8), said(13, 7), said(14, 9));
    await eventually(() => done).toEqual([11, 12, 14]);
    expect(telegram.unconfirmed()).toContain(10);
    gate.open();
    await eventually(() => telegram.unconfirmed()).toEqual([]);
    expect(done).toEqual([11, 12, 14, 10, 13]);
  });

  test("passes over what was handled by a process that was killed before it confirmed", async () => {
    await handled.markHandled([10, 11]);
    telegram.deliver(said(10, 7), said(11, 8), said(12, 7));
    const { done } = poll();
    await eventually(() => done).toEqual([12]);
  });

  test("goes on after Telegram has begun to number anew, far below", async () => {
    telegram.deliver(said(900_000_000, 7));
    const { done } = poll();
    await eventually(() => telegram.unconfirmed()).toEqual([]);
    await running.pop()?.stop();
    const next = poll();
    telegram.deliver(said(1_000, 7), said(1_001, 7));
    await eventually(() => next.done).toEqual([1_000, 1_001]);
    expect(done).toEqual([900_000_000]);
    await eventually(() => telegram.unconfirmed()).toEqual([]);
  });

  test("goes on after refusals and broken connections", async () => {
    let faults = 2;
    telegram.faults(() => {
      if (faults-- <= 0) return undefined;
      return faults ? "dropped" : { refuse: 502, description: "Bad Gateway" };
    });
    telegram.deliver(said(10, 7));
    const { done } = poll();
    await eventually(() => done).toEqual([10]);
  });

  test("when it stops, waits for what is being handled and confirms it", async () => {
    const gate = createGate();
    telegram.deliver(said(10, 7));
    const { done, polling } = poll(() => gate.opened);
    await eventually(() => telegram.callsOf("getUpdates").length).toBeGreaterThan(1);
    const stopped = polling.stop();
    gate.open();
    await stopped;
    expect(done).toEqual([10]);
    expect([...handled.ids]).toEqual([10]);
    expect(telegram.unconfirmed()).toEqual([]);
  });

  test("when it stops, leaves unconfirmed what could not be handled, and confirms what was before it", async () => {
    const away = createGate();
    telegram.deliver(said(10, 6), said(11, 7), said(12, 8));
    const { dispatcher, polling, done } = poll(async ({ update_id }) => {
      if (update_id !== 11) return;
      await away.opened;
      throw new Error("the database is away");
    });
    await eventually(() => done).toEqual([10, 12]);
    dispatcher.stop();
    away.open();
    await polling.stop();
    expect(telegram.unconfirmed()).toEqual([11, 12]);
    const next = poll();
    await eventually(() => next.done).toEqual([11]);
  });

  test("a second process waits without asking Telegram, and goes on where the first has stopped", async () => {
    const first = poll(undefined, "one");
    await eventually(() => lease.holder()).toBe("one");
    const second = poll(undefined, "two");
    telegram.deliver(said(10, 7));
    await eventually(() => first.done).toEqual([10]);
    await first.polling.stop();
    await eventually(() => lease.holder()).toBe("two");
    telegram.deliver(said(11, 7));
    await eventually(() => second.done).toEqual([11]);
    expect(first.done).toEqual([10]);
  });

  test("a process that lost the right to poll stops asking, and passes over what others have handled when it is back", async () => {
    const first = poll(undefined, "one");
    await eventually(() => telegram.callsOf("getUpdates").length).toBeGreaterThan(0);
    const second = poll(undefined, "two");
    lease.lose();
    await eventually(() => lease.holder()).not.toBeNull();
    telegram.deliver(said(10, 7), said(11, 8));
    await eventually(() => [...first.done, ...second.done].toSorted()).toEqual([10, 11]);
    await eventually(() => telegram.unconfirmed()).toEqual([]);
  });
});
