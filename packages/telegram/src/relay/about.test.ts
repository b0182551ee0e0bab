import type { Message } from "grammy/types";
import { describe, expect, test } from "vitest";
import { contentOf } from "./content-of.ts";

const saying = (fields: object) =>
  ({
    message_id: 2,
    date: 0,
    chat: { id: 7, type: "private" },
    text: "this?",
    ...fields,
  }) as unknown as Message;
const aboutOf = (fields: object, quotes: "all" | "chosen" = "all") =>
  contentOf(saying(fields), { quotes })?.about;

test.each([
  [
    { type: "user", sender_user: { first_name: "Bo", last_name: "Lee" } },
    { from: "user", name: "Bo Lee" },
  ],
  [
    { type: "hidden_user", sender_user_name: "Bo\n\u202eLee" },
    { from: "user", name: "Bo Lee" },
  ],
  [
    { type: "chat", sender_chat: { title: "Team" }, author_signature: "Bo" },
    { from: "chat", name: "Team (Bo)" },
  ],
  [
    { type: "channel", chat: { title: "News" } },
    { from: "channel", name: "News" },
  ],
  [
    { type: "star", name: "Sirius" },
    { from: "user", name: "\u2026" },
  ],
])("a forwarded message names where it is from: %j", (forward_origin, origin) => {
  expect(aboutOf({ forward_origin })).toEqual({ origin });
});

describe("a reply keeps the words it is about", () => {
  const replied = { message_id: 1, text: "Your order\nis ready" };

  test("of a message of the same chat: all of a customer's, of staff's what they chose", () => {
    expect(aboutOf({ reply_to_message: replied })).toEqual({ quoted: { text: "Your order is ready" } });
    expect(aboutOf({ reply_to_message: replied }, "chosen")).toBeUndefined();
    const quote = { text: "ready", position: 14, is_manual: true };
    expect(aboutOf({ reply_to_message: replied, quote }, "chosen")).toEqual({ quoted: { text: "ready" } });
    expect(aboutOf({ reply_to_message: { forum_topic_created: { name: "Ann" } } })).toBeUndefined();
  });

  test("of a message from elsewhere, with whose it is", () => {
    const external_reply = { origin: { type: "hidden_user", sender_user_name: "Bo" } };
    const quote = { text: "a flat white", position: 0 };
    expect(aboutOf({ external_reply, quote }, "chosen")).toEqual({
      quoted: { name: "Bo", text: "a flat white" },
    });
    expect(aboutOf({ external_reply })).toEqual({ quoted: { name: "Bo", text: "" } });
  });

  test("cut where they are too long", () => {
    const { text = "" } = aboutOf({ reply_to_message: { text: "x".repeat(5_000) } })?.quoted ?? {};
    expect(text).toHaveLength(300);
  });
});

test("a place keeps its name and address", () => {
  const location = { latitude: 1, longitude: 2 };
  const venue = { location, title: "Corner", address: "Main Street, 1" };
  expect(contentOf(saying({ text: undefined, location, venue }))).toEqual({
    kind: "location",
    ...location,
    title: "Corner",
    address: "Main Street, 1",
  });
});
