import type { Message } from "grammy/types";
import { expect, test } from "vitest";
import { repliedIn } from "./group-chat.ts";

test("everything in a topic is a reply to its first line, which nobody looks for", () => {
  const reply = (to: object) => repliedIn({ reply_to_message: to as Message["reply_to_message"] });
  expect(reply({ message_id: 7, forum_topic_created: { name: "Anna", icon_color: 1 } })).toBeUndefined();
  expect(reply({ message_id: 8, text: "Oat?" })).toBe(8);
  expect(repliedIn({})).toBeUndefined();
});
