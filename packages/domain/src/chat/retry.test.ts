import { expect, test } from "vitest";
import { type Hope, retryOf } from "./retry.ts";

/** All tries of something that goes on failing. */
function all(hope: Hope) {
  const tries = [];
  for (let retry = retryOf(hope, 0); retry !== null; retry = retryOf(hope, tries.length)) tries.push(retry);
  const minutes = tries.reduce((sum, { delayMs }) => sum + delayMs, 0) / 60_000;
  return { tries: tries.length, minutes, held: tries.filter(({ holds }) => holds).length };
}

test("what can never work is not tried again; all else is, for a while", () => {
  expect(all("final")).toEqual({ tries: 0, minutes: 0, held: 0 });
  expect(all("doubtful")).toEqual({ tries: 2, minutes: 0.05, held: 2 });
  expect(all("passing")).toEqual({ tries: 7, minutes: 2, held: 2 });
  expect(all("away")).toMatchObject({ tries: 65, minutes: 60, held: 2 });
});
