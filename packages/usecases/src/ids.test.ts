import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { isUuid, newId } from "./ids.ts";

const at = (ms: number) => ({ clock: () => new Date(ms), random: (bytes: number) => randomBytes(bytes) });

test("ids made one after the other are in that order, also within a millisecond", () => {
  const ids = [1, 1, 1, 2, 2, 7].flatMap((ms) =>
    Array.from({ length: 300 }, () => newId(at(1_800_000_000_000 + ms))),
  );
  expect(ids).toEqual(ids.toSorted());
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => isUuid(id) && id[14] === "7" && /[89ab]/.test(id[19] as string))).toBe(true);
});

test("more than a millisecond has places for are still different ones", () => {
  const ids = Array.from({ length: 10_000 }, () => newId(at(1_800_000_000_100)));
  expect(new Set(ids).size).toBe(ids.length);
});
