import { describe, expect, test } from "vitest";
import { createOrder } from "./create.ts";
import { firstPromise, movedPromise, nextTick, warningTime, withFirstPromise } from "./promise.ts";

const now = new Date("2026-11-20T12:00:00Z");
const minutes = (count: number) => new Date(now.getTime() + count * 60_000);

test.each([
  ["nothing said, nothing known", null, null, 0, null],
  ["the venue's usual preparation time", null, 7, 0, 7],
  ["the usual time in busy mode", null, 7, 10, 17],
  ["busy mode alone", null, null, 10, 10],
  ["the café's own word", 20, 7, 0, 20],
  ["the café's own word in busy mode", 20, 7, 10, 30],
])("a new order's promise: %s", (_, given, prepMinutes, busyMinutes, expected) => {
  const promised = firstPromise(given === null ? null : minutes(given), { prepMinutes, busyMinutes }, now);
  expect(promised).toEqual(expected === null ? null : minutes(expected));
});

describe("an order that was being paid", () => {
  const pace = { prepMinutes: 7, busyMinutes: 5 };
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
  const order = { status: "placed", promisedAt: minutes(10), lateAlertMinutes: 2 } as const;

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
