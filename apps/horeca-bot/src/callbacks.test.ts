import { expect, test } from "vitest";
import { callbacks, cancelCallback, formCallback, inviteCallback, moveCallback } from "./callbacks.ts";

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
