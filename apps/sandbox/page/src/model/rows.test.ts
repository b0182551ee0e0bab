import { expect, test } from "vitest";
import { toRows } from "./rows.ts";
import { fromAnna, fromBot } from "./testing.ts";

const oneDay = () => "today";
const bubbles = (...args: Parameters<typeof toRows>) =>
  toRows(...args).filter((row) => row.kind === "bubble");

test("a day is named once, before its first message", () => {
  const rows = toRows([fromBot(1), fromBot(2), fromBot(3)], (date) => (date < 1_700_000_003 ? "mon" : "tue"));
  expect(rows.map(({ kind }) => kind)).toEqual(["day", "bubble", "bubble", "day", "bubble"]);
});

test("messages of one sender run together until somebody else writes or time passes", () => {
  const messages = [fromBot(1), fromBot(2), fromAnna(3), fromAnna(4, { date: 1_700_001_000 })];
  const runs = bubbles(messages, oneDay).map(({ first, last }) => [first, last]);
  expect(runs).toEqual([
    [true, false],
    [false, true],
    [true, true],
    [true, true],
  ]);
});

test("an album is one bubble", () => {
  const album = { media_group_id: "a" };
  const [one, two] = bubbles([fromBot(1, album), fromBot(2, album), fromBot(3)], oneDay);
  expect(one?.messages.map(({ message_id }) => message_id)).toEqual([1, 2]);
  expect(two?.messages).toHaveLength(1);
});

test("a pin is a line of its own", () => {
  expect(toRows([fromBot(1, { pinned_message_id: 9 })], oneDay)[1]?.kind).toBe("service");
});
