import { expect, test } from "vitest";
import { ownerOf, putCode, stateOfCode, unseenCodes } from "./codes.ts";
import type { Code } from "./state.ts";
import { anna } from "./testing.ts";

const code = (change: Partial<Code> = {}): Code => ({
  request_id: "1",
  phone_number: "+79991234567",
  code: "1234",
  status: "delivered",
  sent_at: 1_000,
  expires_at: 61_000,
  seen: false,
  ...change,
});

test("a new code comes first, a changed one stays at its place", () => {
  const codes = [code(), code({ request_id: "2" })].reduce(putCode, []);
  expect(codes.map(({ request_id }) => request_id)).toEqual(["2", "1"]);
  const after = putCode(codes, code({ seen: true }));
  expect(after.map(({ request_id }) => request_id)).toEqual(["2", "1"]);
  expect([unseenCodes(codes), unseenCodes(after)]).toEqual([2, 1]);
});

test("a code is good until its time is over or it is revoked", () => {
  expect(stateOfCode(code(), 60_999)).toBe("good");
  expect(stateOfCode(code(), 61_000)).toBe("expired");
  expect(stateOfCode(code({ expires_at: null }), 1e12)).toBe("good");
  expect(stateOfCode(code({ status: "revoked" }), 61_000)).toBe("revoked");
});

test("whose phone it is", () => {
  expect(ownerOf(code({ phone_number: anna.phone }), [anna])).toBe(anna);
  expect(ownerOf(code(), [anna])).toBeUndefined();
});
