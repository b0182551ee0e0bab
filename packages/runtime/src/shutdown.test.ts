import { expect, test, vi } from "vitest";
import { createShutdown, stopOnSignals } from "./shutdown.ts";

const log = { info() {}, warn() {}, error() {} };

test("closes in the reverse order of adding, once, even when one closer fails", async () => {
  const shutdown = createShutdown({ log });
  const closed: string[] = [];
  shutdown.add("database", () => void closed.push("database"));
  shutdown.add("bots", () => Promise.reject(new Error("stuck")));
  shutdown.add("http", async () => void closed.push("http"));
  const [first, second] = await Promise.all([shutdown.run(), shutdown.run()]);
  expect(closed).toEqual(["http", "database"]);
  expect([first, second]).toEqual([false, false]);
});

test("lets go of what takes too long to close, and closes the rest", async () => {
  const warn = vi.fn();
  const shutdown = createShutdown({ log: { ...log, warn }, patience: 20 });
  const closed: string[] = [];
  shutdown.add("database", () => void closed.push("database"));
  shutdown.add("never", () => new Promise(() => {}));
  expect(await shutdown.run()).toBe(true);
  expect(closed).toEqual(["database"]);
  expect(warn).toHaveBeenCalledExactlyOnceWith({ closing: "never", limit: 20 }, expect.anything());
});

test("all together take no longer than the limit", async () => {
  const shutdown = createShutdown({ log, patience: 60_000, timeout: 30 });
  for (const name of ["one", "two", "three"]) shutdown.add(name, () => new Promise(() => {}));
  expect(await shutdown.run()).toBe(true);
});

test("says that a stop was asked for first, and takes work until the drain is over", async () => {
  const shutdown = createShutdown({ log, drainMs: 30 });
  const closed = vi.fn();
  shutdown.add("http", closed);
  const stopped = shutdown.run();
  expect([shutdown.asked.aborted, shutdown.signal.aborted]).toEqual([true, false]);
  expect(closed).not.toHaveBeenCalled();
  await stopped;
  expect([shutdown.signal.aborted, closed.mock.calls.length]).toEqual([true, 1]);
});

test("the first signal stops cleanly, its echo changes nothing, a second one ends at once", async () => {
  const shutdown = createShutdown({ log });
  const gate = Promise.withResolvers<void>();
  shutdown.add("slow", () => gate.promise);
  const handlers = new Map<string, () => void>();
  const exit = vi.fn();
  let now = 0;
  stopOnSignals(shutdown, log, { on: (signal, handler) => handlers.set(signal, handler), exit }, () => now);
  handlers.get("SIGINT")?.();
  now = 50;
  handlers.get("SIGINT")?.();
  expect(exit).not.toHaveBeenCalled();
  now = 1_000;
  handlers.get("SIGTERM")?.();
  expect(exit).toHaveBeenCalledExactlyOnceWith(130);
  gate.resolve();
  await expect.poll(() => exit.mock.lastCall).toEqual([0]);
});
