import { errorCodes } from "@gotovo/domain";
import { describe, expect, test } from "vitest";
import { authResultOf, authResults } from "./auth-results.ts";

describe("results", () => {
  test("each has a number of its own", () => {
    const numbers = Object.values(authResults).map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort());
  });

  test("each but OK is what some refusal becomes", () => {
    const met = new Set(errorCodes.map(authResultOf).filter((name) => name !== null));
    expect([...met, "OK"].sort()).toEqual(Object.keys(authResults).sort());
  });
});
