import { expect, test } from "vitest";
import { formatAddress, parseAddress } from "./address.ts";

test("both panes are in the address and come back from it", () => {
  const search = "?left=7:CafeBot&right=8";
  const address = parseAddress(search);
  expect(address.left).toEqual({ person: 7, bot: "CafeBot" });
  expect(address.right).toEqual({ person: 8 });
  expect(formatAddress(address)).toBe(search);
});

test("a group and its topic are in the address", () => {
  const search = "?left=7:-1002000000001.12&right=8:-1002000000001";
  const address = parseAddress(search);
  expect(address.left).toEqual({ person: 7, group: -1002000000001, topic: 12 });
  expect(address.right).toEqual({ person: 8, group: -1002000000001 });
  expect(formatAddress(address)).toBe(search);
});

test("a start link names a bot and its payload", () => {
  expect(parseAddress("?bot=CafeBot&start=abc-_9").start).toEqual({ bot: "CafeBot", payload: "abc-_9" });
  expect(parseAddress("?bot=CafeBot").start).toEqual({ bot: "CafeBot", payload: "" });
});

test.each(["?left=x", "?left=7%20:b", "?left=", "?bot=<b>", "?bot=", ""])("%s opens nothing", (search) => {
  expect(parseAddress(search)).toEqual({ left: {}, right: {}, start: null });
});

test("a payload Telegram would not carry is dropped", () => {
  expect(parseAddress("?bot=CafeBot&start=a%20b").start?.payload).toBe("");
  expect(parseAddress(`?bot=CafeBot&start=${"a".repeat(65)}`).start?.payload).toBe("");
});

test("panes where nobody is chosen leave no trace", () => {
  expect(formatAddress({ left: {}, right: { bot: "CafeBot" } })).toBe("");
});

test("a start link stays in the address until it is pressed", () => {
  const start = { bot: "CafeBot", payload: "abc" };
  const search = formatAddress({ left: { person: 7, bot: "CafeBot" }, right: {} }, start);
  expect(parseAddress(search)).toEqual({ left: { person: 7, bot: "CafeBot" }, right: {}, start });
});
