import { expect, test } from "vitest";
import { chanceOfLook, chancesPerDay, digitsWithin, expectedTakeovers } from "./budgets.ts";
import { codePolicies } from "./code.ts";

test("strangers take over less than one account in a hundred days, by the table of budgets", () => {
  expect(expectedTakeovers()).toBeLessThan(0.01);
});

test("a phone bears no more than ten looks at four digits in a day", () => {
  expect(chancesPerDay.phone / chanceOfLook(4)).toBeLessThanOrEqual(10);
});

test("codes keep their four digits while the day's chances last, then have six, then eight", () => {
  const looks = codePolicies.otp.attempts;
  expect(digitsWithin(looks * 10_000, "otp", 4)).toBe(4);
  expect(digitsWithin(looks * 10_000 - 1, "otp", 4)).toBe(6);
  expect(digitsWithin(looks * 100 - 1, "otp", 4)).toBe(8);
  expect(digitsWithin(-5, "force", 6)).toBe(8);
  expect(digitsWithin(0, "otp", 8)).toBe(8);
});
