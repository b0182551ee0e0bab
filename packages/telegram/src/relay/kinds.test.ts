import type { Message } from "grammy/types";
import { expect, test } from "vitest";
import { contentOf, isUnsupported } from "./content-of.ts";
import { fateOf, fates } from "./kinds.ts";

const holding = (fields: object) =>
  ({ message_id: 1, date: 0, chat: { id: 7, type: "private" }, ...fields }) as unknown as Message;

test("what a person says is passed on, or they are told that it cannot be", () => {
  expect(fateOf(holding({ text: "hello" }))).toBe("passed");
  expect(fateOf(holding({ text: "hello", a_frame_of_tomorrow: 1 }))).toBe("passed");
  for (const kind of [
    "rich_message",
    "giveaway",
    "giveaway_winners",
    "dice",
    "poll",
    "story",
    "gift",
    "checklist",
  ])
    expect([kind, isUnsupported(holding({ [kind]: {} }))]).toEqual([kind, true]);
});

test("a kind of tomorrow, and a message of nothing at all, are no silence", () => {
  expect(isUnsupported(holding({ teleport: { to: "Mars" } }))).toBe(true);
  expect(isUnsupported(holding({}))).toBe(true);
  expect(isUnsupported(holding({ photo: [] }))).toBe(true);
});

test("of everything that a message can hold, one thing alone is passed on, answered, or nobody's words", () => {
  const file = { file_id: "f", file_unique_id: "u", width: 1, height: 1, duration: 1 };
  const samples: Record<string, unknown> = {
    text: "hello",
    photo: [file],
    contact: { phone_number: "+7", first_name: "Anna" },
    location: { latitude: 1, longitude: 2 },
    venue: { location: { latitude: 1, longitude: 2 }, title: "Corner", address: "Main Street" },
  };
  const becomes = (kind: string) => {
    const message = holding({ [kind]: samples[kind] ?? { ...file, emoji: "x", photo: [file] } });
    if (isUnsupported(message)) return "answered";
    return contentOf(message) === null ? "service" : "passed";
  };
  const kinds = Object.entries(fates).filter(([, fate]) => fate !== "frame");
  expect(kinds.map(([kind]) => [kind, becomes(kind)])).toEqual(kinds);
});

test("Telegram's own lines are nobody's words", () => {
  for (const line of ["pinned_message", "new_chat_title", "forum_topic_edited", "chat_background_set"])
    expect([line, isUnsupported(holding({ [line]: {} }))]).toEqual([line, false]);
});

test("a live photo goes as its photo, or as its video", () => {
  const file = (id: string) => ({ file_id: id, file_unique_id: id, width: 1, height: 1 });
  const mediaOf = (live_photo: object) => contentOf(holding({ live_photo }));
  expect(mediaOf({ ...file("v"), duration: 1, photo: [file("p")] })).toMatchObject({ media: "photo" });
  expect(mediaOf({ ...file("v"), duration: 1 })).toMatchObject({ media: "video", file: { fileId: "v" } });
});
