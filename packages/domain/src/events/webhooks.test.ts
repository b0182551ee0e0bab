import { describe, expect, test } from "vitest";
import { disabledReason, isDelivered, nextTry, retryDelays } from "./webhooks.ts";

const now = new Date("2026-11-20T12:00:00Z");
const waitAfter = (tries: number, chance = 0, asked: number | null = null) => {
  const next = nextTry(tries, now, chance, asked);
  return next && (next.getTime() - now.getTime()) / 1000;
};

describe("a delivery that failed", () => {
  test("is tried nine times more, over three days, then given up", () => {
    const waits = retryDelays.map((_, index) => waitAfter(index + 1));
    expect(waits).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
    expect(waitAfter(10)).toBeNull();
  });

  test.each([
    [1, 0.5, null, 5.25],
    [2, 1, null, 330],
    // Asked for longer, for less, and for too long.
    [1, 0, 120, 120],
    [3, 0, 60, 1800],
    [1, 0, 1e9, 86_400],
    [10, 0, 60, null],
  ])("after try %i, with chance %d and Retry-After %s: %s s", (tries, chance, asked, wait) => {
    expect(waitAfter(tries, chance, asked)).toBe(wait);
  });
});

test.each([
  [199, false],
  [200, true],
  [204, true],
  [299, true],
  [300, false],
  [301, false],
  [410, false],
  [500, false],
  [null, false],
])("an answer of %s has arrived: %s", (status, arrived) => {
  expect(isDelivered(status)).toBe(arrived);
});

describe("an endpoint is disabled", () => {
  const after = (days: number, failures: number, status: number | null = 500) =>
    disabledReason({ failingSince: new Date(now.getTime() - days * 86_400_000), failures }, status, now);

  test.each([
    ["at once when it is gone", 0, 1, 410, "gone"],
    ["after five days of failures", 5, 10, 500, "failing"],
    ["also without answers", 6, 40, null, "failing"],
    ["not before", 4.9, 400, 500, null],
    ["not by a clock that jumped ahead", 5000, 2, 500, null],
  ] as const)("%s", (_name, days, failures, status, reason) => {
    expect(after(days, failures, status)).toBe(reason);
  });
});
