import { expect, test, vi } from "vitest";
import { createShutdown, stopOnSignals } from "./shutdown.ts";

const log = { info() {}, error() {} };

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

test("gives up when closing takes too long", async () => {
  const shutdown = createShutdown({ log, timeout: 20 });
  shutdown.add("never", () => new Promise(() => {}));
  expect(await shutdown.run()).toBe(false);
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
