import { expect, test } from "vitest";
import { isUnheardThing, readHeard, writeHeard } from "./heard.ts";

const a = { key: "a", alert: null, sound: true };
const b = { key: "b", alert: "canceled", sound: false };

test("what a card has heard comes back as it was written, the same in whatever order", () => {
  expect(writeHeard("12:00", [a, b])).toBe(writeHeard("12:00", [b, a]));
  expect(readHeard(writeHeard("12:00", [a, b]))).toEqual({ late: "12:00", of: { a: "", b: "canceled" } });
  for (const nothing of [null, "", "canceled", "{}", "[1]"]) expect(readHeard(nothing)).toBeNull();
});

test("news is what was not there, or has come into a state that must be heard", () => {
  const heard = { late: null, of: { a: "", b: "canceled" } };
  expect(isUnheardThing(heard, a)).toBe(false);
  expect(isUnheardThing(heard, { ...a, alert: "changed:2" })).toBe(true);
  expect(isUnheardThing(heard, b)).toBe(false);
  expect(isUnheardThing(heard, { ...b, alert: null })).toBe(false);
  expect(isUnheardThing(heard, { key: "c", alert: null })).toBe(true);
});
