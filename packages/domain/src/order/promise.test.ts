import { describe, expect, test } from "vitest";
import { createOrder } from "./create.ts";
import { heldBy } from "./held.ts";
import { isLate } from "./late.ts";
import { firstPromise, movedPromise, nextTick, warningTime, withFirstPromise } from "./promise.ts";

const now = new Date("2026-11-20T12:00:00Z");
const always = {
  timezone: "Europe/Moscow",
  openingHours: null,
  specialHours: [],
  pausedAt: null,
  pausedUntil: null,
} as const;
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

test.each([
  ["nothing said, nothing known", null, null, 0, null],
  ["the venue's usual preparation time", null, 7, 0, 7],
  ["the usual time in busy mode", null, 7, 10, 17],
  ["busy mode alone", null, null, 10, 10],
  ["the café's own word", 20, 7, 0, 20],
  ["the café's own word in busy mode", 20, 7, 10, 30],
])("a new order's promise: %s", (_, given, prepMinutes, busyMinutes, expected) => {
  const venue = { ...always, prepMinutes, busyMinutes };
  const promised = firstPromise(given === null ? null : minutes(given), venue, now);
  expect(promised).toEqual(expected === null ? null : minutes(expected));
});

describe("an order that was being paid", () => {
  const pace = { ...always, prepMinutes: 7, busyMinutes: 5 };
  const place = { type: "move", to: "placed" } as const;

  test("gets its promise when it becomes placed", () => {
    expect(withFirstPromise(createOrder("payment_process", minutes(-9)), place, pace, now)).toEqual({
      ...place,
      promisedAt: minutes(12),
    });
    const promised = createOrder("payment_process", minutes(-9), minutes(20));
    expect(withFirstPromise(promised, place, pace, now)).toMatchObject({ promisedAt: minutes(25) });
  });

  test("keeps to the time that came with the move; other moves are left alone", () => {
    const said = { ...place, promisedAt: minutes(3) };
    expect(withFirstPromise(createOrder("payment_process", now), said, pace, now)).toBe(said);
    expect(withFirstPromise(createOrder("placed", now), place, pace, now)).toBe(place);
    const cancel = { type: "move", to: "canceled_by_user" } as const;
    expect(withFirstPromise(createOrder("payment_process", now), cancel, pace, now)).toBe(cancel);
  });
});

test("a promise moves on from where it is; one that ran out, or is not there, from now", () => {
  expect(movedPromise(minutes(3), 5, now)).toEqual(minutes(8));
  expect(movedPromise(minutes(-30), 5, now)).toEqual(minutes(5));
  expect(movedPromise(null, 2, now)).toEqual(minutes(2));
});

describe("staff are warned", () => {
  const order = {
    ...always,
    status: "placed",
    placedAt: now,
    promisedAt: minutes(10),
    lateAlertMinutes: 2,
  } as const;

  test("some minutes before the promise, of what is paid and not ready", () => {
    expect(warningTime(order)).toEqual(minutes(8));
    expect(warningTime({ ...order, status: "in_progress" })).toEqual(minutes(8));
    expect(warningTime({ ...order, promisedAt: null })).toBeNull();
    for (const status of ["payment_process", "ready", "delivered"] as const)
      expect(warningTime({ ...order, status })).toBeNull();
  });

  test("and the order is looked at again when its promise runs out, or its undo does", () => {
    expect(nextTick(order, now)).toEqual(minutes(8));
    expect(nextTick(order, minutes(8))).toEqual(minutes(10));
    expect(nextTick(order, minutes(10))).toEqual(minutes(11));
    expect(nextTick(order, minutes(14.5))).toEqual(minutes(15));
    expect(nextTick(order, minutes(40))).toBeNull();
    expect(nextTick({ ...order, lateAlertMinutes: 0 }, now)).toEqual(minutes(10));
    expect(nextTick({ ...order, status: "ready" }, now)).toBeNull();
    expect(nextTick({ ...order, status: "delivered" }, now)).toEqual(minutes(1));
  });
});

describe("while its venue rests", () => {
  const paused = { ...always, pausedAt: minutes(-5), pausedUntil: minutes(30) };
  // Open from 16:00 in Moscow, an hour from now.
  const closed = { ...always, openingHours: Array.from({ length: 7 }, () => [[960, 1320]] as const) };
  const order = { status: "placed", placedAt: now, promisedAt: minutes(2), lateAlertMinutes: 2 } as const;

  test("an order waits, is late for nobody, and is looked at again when the venue goes on", () => {
    for (const [venue, why, until] of [
      [paused, "paused", 30],
      [closed, "closed", 60],
      [{ ...closed, ...paused, openingHours: closed.openingHours }, "closed", 60],
    ] as const) {
      const held = { ...venue, ...order };
      expect(heldBy(held, minutes(5))).toEqual({ why, until: minutes(until) });
      expect(isLate(held, minutes(5))).toBe(false);
      expect(nextTick(held, minutes(5))).toEqual(minutes(until));
      expect(heldBy(held, minutes(until))).toBeNull();
      expect(isLate(held, minutes(until))).toBe(true);
    }
  });

  test("what came before a pause, and what somebody has started, is made", () => {
    expect(heldBy({ ...paused, ...order, placedAt: minutes(-6) }, now)).toBeNull();
    expect(heldBy({ ...closed, ...order, status: "in_progress" }, now)).toBeNull();
    expect(isLate({ ...closed, ...order, status: "in_progress" }, minutes(3))).toBe(true);
  });

  test("its own time is counted from when the venue goes on; what the site promised stands", () => {
    const pace = { prepMinutes: 7, busyMinutes: 0 };
    expect(firstPromise(null, { ...closed, ...pace }, now)).toEqual(minutes(67));
    expect(firstPromise(null, { ...paused, ...pace }, now)).toEqual(minutes(37));
    expect(firstPromise(minutes(9), { ...closed, ...pace }, now)).toEqual(minutes(9));
  });
});
