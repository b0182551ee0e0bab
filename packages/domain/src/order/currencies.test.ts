import { expect, test } from "vitest";
import { inOwnUnit } from "./currencies.ts";

test.each([
  [45_000, "RUB", "450.00"],
  [5, "RUB", "0.05"],
  [-1230, "RUB", "-12.30"],
  [0, "RUB", "0.00"],
  [450, "JPY", "450"],
  [1, "KWD", "0.001"],
  // What shops there have no coins for, the minor unit still counts.
  [450_000, "HUF", "4500.00"],
  [450_000, "IDR", "4500.00"],
  [1500, "IQD", "1.500"],
  [Number.MAX_SAFE_INTEGER, "RUB", "90071992547409.91"],
])("%i minor units of %s are %s", (minorUnits, currency, sum) => {
  expect(inOwnUnit(minorUnits, currency)).toBe(sum);
});
