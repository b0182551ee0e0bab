import { expect, test } from "vitest";
import { shouldSound } from "./sounds.ts";
import { fromAnna, fromBot, place } from "./testing.ts";

const open = [{ person: 7, bot: "CafeBot" }];
const news = (message = fromBot(1)) => ({ type: "message_new", ...place, message }) as const;

test("a bot's message in an open chat is heard", () => {
  expect(shouldSound(news(), open)).toBe(true);
});

test("silent messages, one's own, and chats nobody has open are not", () => {
  expect(shouldSound(news(fromBot(1, { silent: true })), open)).toBe(false);
  expect(shouldSound(news(fromAnna(1)), open)).toBe(false);
  expect(shouldSound(news(), [{ person: 8, bot: "CafeBot" }, {}])).toBe(false);
});

test("edits are not", () => {
  expect(shouldSound({ ...news(), type: "message_edited" }, open)).toBe(false);
});

test("in a group the bot is heard by whoever has it open", () => {
  const inGroup = { ...news(), bot: null, chat_id: -100 };
  expect(shouldSound(inGroup, [{ person: 7, group: -100, topic: 2 }])).toBe(true);
  expect(shouldSound(inGroup, open)).toBe(false);
});
