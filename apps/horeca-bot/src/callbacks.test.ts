import { promiseSteps } from "@gotovo/domain";
import { intField } from "@gotovo/telegram";
import { expect, test } from "vitest";
import {
  callbacks,
  cancelCallback,
  formCallback,
  inviteCallback,
  moveCallback,
  promiseCallback,
} from "./callbacks.ts";
import { busyCallback, settingCallback } from "./settings-callbacks.ts";
import { busyChoices, lateChoices, prepChoices } from "./settings-choices.ts";

const order = "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11";
const version = 2_147_483_647;

test("callback data comes back as it went, within Telegram's 64 bytes", () => {
  const move = { order, to: "canceled_by_user", step: "ask", version } as const;
  const cancel = { order, reason: "other", version } as const;
  const form = { order, form: "full" } as const;
  expect(moveCallback.parse(moveCallback.pack(move))).toEqual(move);
  expect(cancelCallback.parse(cancelCallback.pack(cancel))).toEqual(cancel);
  expect(formCallback.parse(formCallback.pack(form))).toEqual(form);
  const longest = [moveCallback.pack(move), cancelCallback.pack(cancel), formCallback.pack(form)];
  for (const data of longest) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
});

test("each kind has a prefix of its own, and nonsense is none of them", () => {
  const prefixes = callbacks.map(({ prefix }) => prefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
  for (const data of ["m", "m:x:1:0:1", "c:::", "i:9", "d:on", "zzz", ""]) {
    expect(callbacks.every((kind) => kind.parse(data) === null)).toBe(true);
  }
  expect(inviteCallback.parse(inviteCallback.pack({ role: "owner" }))).toEqual({ role: "owner" });
});

/** Of the numbers up to a thousand, those that a tap with them is taken for. */
function taken(kind: { parse(data: string): unknown }, dataOf: (number: string) => string): number[] {
  const numbers = Array.from({ length: 1001 }, (_, number) => number);
  return numbers.filter((number) => kind.parse(dataOf(intField.write(number))) !== null);
}

test("of numbers only those that a button offers are taken", () => {
  const [, id] = formCallback.pack({ order, form: "full" }).split(":");
  expect(taken(promiseCallback, (minutes) => `e:${id}:${minutes}:1`)).toEqual([...promiseSteps]);
  expect(taken(busyCallback, (minutes) => `b:2:${minutes}`)).toEqual([...busyChoices]);
  const values = (setting: number) => taken(settingCallback, (value) => `ss:${setting}:${value}`);
  expect(values(0)).toEqual([0, 1, 2, 3]);
  expect(values(1)).toEqual([...prepChoices]);
  expect(values(2)).toEqual([...busyChoices]);
  expect(values(3)).toEqual([...lateChoices]);
  expect(values(4)).toEqual([0, 1]);
  expect(values(5)).toEqual([1]);
  expect(values(6)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});
