import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { WeekHours } from "../../venue/hours.ts";
import { isOpenAt } from "../../venue/opening.ts";
import {
  afterDueStep,
  isUnfetchedAsked,
  nextWaitTick,
  noWait,
  remindedOf,
  type WaitingOrder,
} from "./waiting.ts";

const start = new Date("2026-11-20T12:00:00Z");
const at = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const ready: WaitingOrder = {
  ...noWait,
  status: "ready",
  readyAt: start,
  arrivedAt: null,
  firstReminderMinutes: 5,
  secondReminderMinutes: 15,
  unfetchedMinutes: 30,
  timezone: "UTC",
  openingHours: null,
  specialHours: [],
  pausedAt: null,
  pausedUntil: null,
};
const daily = (from: number, to: number): WeekHours =>
  Array.from({ length: 7 }, () => [[from * 60, to * 60]]);

/** What is told, by the minute, when the order is looked at exactly when it asks to be. */
function told(order: WaitingOrder, from: Date, until: Date): string[] {
  const said: string[] = [];
  let now = from;
  let state = order;
  for (let tick: Date | null = from; tick !== null && tick <= until; tick = nextWaitTick(state, now)) {
    now = tick;
    const next = afterDueStep(state, now);
    if (!next) continue;
    const what = next.unfetchedAskedAt === null ? `reminder ${next.reminded}` : "asked";
    said.push(`${what} at ${(now.getTime() - start.getTime()) / 60_000}`);
    state = { ...state, ...next };
  }
  return said;
}

test("a customer is reminded twice, then staff are asked, and that is all", () => {
  expect(told(ready, start, at(2880))).toEqual(["reminder 1 at 5", "reminder 2 at 15", "asked at 30"]);
});

test("what a venue has switched off is left out, and so are reminders for whoever is there", () => {
  expect(told({ ...ready, firstReminderMinutes: 0 }, start, at(99))).toEqual([
    "reminder 2 at 15",
    "asked at 30",
  ]);
  expect(told({ ...ready, arrivedAt: at(1) }, start, at(99))).toEqual(["asked at 30"]);
});

describe("opening hours", () => {
  // Ready at 12:00.
  test("at closing, staff are asked before they go home", () => {
    const venue = { ...ready, openingHours: daily(8, 12.2) };
    expect(told(venue, start, at(2880))).toEqual(["reminder 1 at 5", "asked at 12"]);
  });

  test("what became ready after closing is waited for from the next opening on", () => {
    const venue = { ...ready, openingHours: daily(8, 11) };
    const morning = 20 * 60;
    expect(told(venue, start, at(2880))).toEqual([
      `reminder 1 at ${morning + 5}`,
      `reminder 2 at ${morning + 15}`,
      `asked at ${morning + 30}`,
    ]);
  });

  test("a venue that never opens again asks nobody, for ever", () => {
    expect(nextWaitTick({ ...ready, openingHours: [[], [], [], [], [], [], []] }, at(60))).toBeNull();
  });

  test("in a pause, what is ready is handed out as ever", () => {
    expect(told({ ...ready, pausedAt: at(1), pausedUntil: at(300) }, start, at(99))).toHaveLength(3);
  });
});

test("an order that went back and is ready again is waited for anew", () => {
  const waited = { ...ready, waitedSince: start, waitStep: 3, reminded: 2, unfetchedAskedAt: at(30) };
  expect([remindedOf(waited), isUnfetchedAsked(waited)]).toEqual([2, true]);
  const again = { ...waited, readyAt: at(40) };
  expect([remindedOf(again), isUnfetchedAsked(again)]).toEqual([0, false]);
  expect(afterDueStep(again, at(45))).toEqual({ ...noWait, waitedSince: at(40), waitStep: 1, reminded: 1 });
  expect(isUnfetchedAsked({ ...waited, status: "delivered" })).toBe(false);
});

test("whatever happens when: no step twice, none back, nothing while closed, and staff hear of it in the end", () => {
  const events = fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 90 }),
      what: fc.constantFrom(
        "look",
        "back",
        "arrive",
        "hand out",
        "undo",
        "late process",
        "close now",
        "open",
      ),
    }),
    { maxLength: 25 },
  );
  const hours = fc.constantFrom<WeekHours | null>(null, daily(8, 22), daily(11, 13), daily(20, 26));
  fc.assert(
    fc.property(events, hours, fc.integer({ min: 0, max: 20 }), (list, openingHours, first) => {
      let order: WaitingOrder = { ...ready, openingHours, firstReminderMinutes: first };
      let now = start;
      const taken = new Set<string>();
      const look = () => {
        const next = afterDueStep(order, now);
        if (!next) return;
        expect(order.status).toBe("ready");
        const key = `${order.readyAt?.getTime()} ${next.waitStep}`;
        expect(taken).not.toContain(key);
        expect(next.waitStep).toBeGreaterThan(
          order.waitedSince?.getTime() === order.readyAt?.getTime() ? order.waitStep : 0,
        );
        taken.add(key);
        if (next.reminded > remindedOf(order)) {
          expect(isOpenAt(order, now)).toBe(true);
          expect(order.arrivedAt).toBeNull();
        }
        order = { ...order, ...next };
      };
      /** Ticks come when they were asked for. */
      const pass = (until: Date) => {
        for (let tick = nextWaitTick(order, now); tick !== null && tick <= until; ) {
          now = new Date(Math.max(tick.getTime(), now.getTime()));
          look();
          const following = nextWaitTick(order, now);
          expect(following === null || following > now).toBe(true);
          tick = following;
        }
        now = until;
      };
      for (const { after, what } of list) {
        const until = new Date(now.getTime() + after * 60_000);
        if (what === "late process") now = until;
        else pass(until);
        if (what === "back") order = { ...order, status: "ready", readyAt: now };
        if (what === "arrive") order = { ...order, arrivedAt: now };
        if (what === "hand out") order = { ...order, status: "delivered" };
        if (what === "undo") order = { ...order, status: "ready" };
        if (what === "close now") order = { ...order, openingHours: daily(3, 4) };
        if (what === "open") order = { ...order, openingHours: null };
        look();
        look();
      }
      order = { ...order, status: "ready" };
      look();
      pass(new Date(now.getTime() + 3 * 86_400_000));
      expect(isUnfetchedAsked(order)).toBe(true);
    }),
    { numRuns: 150 },
  );
});
