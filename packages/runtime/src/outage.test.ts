import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createOutage } from "./outage.ts";

const lines: [fields: object, message: string][] = [];
const log = { debug: () => undefined, warn: (...line: [object, string]) => void lines.push(line) };
const messages = () => lines.map(([, message]) => message);

beforeEach(() => {
  vi.useFakeTimers();
  lines.length = 0;
});
afterEach(() => {
  vi.useRealTimers();
});

function open() {
  return createOutage({ log, what: "The sea", now: Date.now });
}

test("is told at its first failure and, with how long and how many, when it is over", () => {
  const sea = open();
  sea.worked();
  sea.failed(new Error("wrapped", { cause: new Error("connect ECONNREFUSED") }));
  expect(lines).toEqual([[{ state: "away", reason: "connect ECONNREFUSED" }, "The sea does not answer"]]);
  for (let tries = 1; tries < 500; tries++) {
    vi.advanceTimersByTime(100);
    sea.failed("again");
  }
  vi.advanceTimersByTime(100);
  sea.worked();
  sea.worked();
  expect([lines.length, sea.isNow()]).toEqual([1, true]);
  vi.advanceTimersByTime(10_000);
  expect(lines.slice(1)).toEqual([[{ state: "back", seconds: 50, failures: 500 }, "The sea answers again"]]);
  expect(sea.isNow()).toBe(false);
});

test("does not end by one success among failures", () => {
  const sea = open();
  for (let second = 0; second < 60; second++) {
    sea.failed("no");
    sea.worked();
    vi.advanceTimersByTime(1_000);
  }
  expect(messages()).toEqual(["The sea does not answer"]);
});

test("that comes and goes for a day is told less and less often", () => {
  const sea = open();
  for (let second = 0; second < 24 * 3_600; second += 10) {
    sea.failed("no");
    sea.worked();
    vi.advanceTimersByTime(10_000);
  }
  expect(lines.length).toBeLessThan(20);
});
