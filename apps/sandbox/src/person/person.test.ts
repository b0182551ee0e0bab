import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { botName, type Harness, startHarness } from "../testing/harness.ts";

let harness: Harness;
let chat: ReturnType<Awaited<ReturnType<Harness["tg"]["person"]>>["chat"]>;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());
beforeEach(async () => {
  chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  await chat.start();
});

const lastUpdate = async () => (await harness.tg.updates(botName)).at(-1) as Record<string, unknown>;
const sent = async (text: string) =>
  (await harness.api("sendMessage", { chat_id: chat.id, text })).result.message_id as number;

test("a reaction reaches the bot that asks for it by name, and only that one", async () => {
  const message_id = await sent("Ready!");
  await chat.react(message_id, "👍");
  expect(await lastUpdate()).not.toHaveProperty("message_reaction");
  await harness.api("getUpdates", { allowed_updates: ["message", "edited_message", "message_reaction"] });
  await chat.react(message_id, "🔥");
  expect(await lastUpdate()).toMatchObject({
    message_reaction: {
      chat: { id: chat.id, type: "private" },
      message_id,
      user: { id: chat.id },
      date: expect.any(Number),
      old_reaction: [{ type: "emoji", emoji: "👍" }],
      new_reaction: [{ type: "emoji", emoji: "🔥" }],
    },
  });
  const before = (await lastUpdate()).update_id;
  await chat.react(message_id, "🔥");
  expect((await lastUpdate()).update_id).toBe(before);
  await chat.react(message_id, null);
  expect(await lastUpdate()).toMatchObject({ message_reaction: { new_reaction: [] } });
});

test("a bot's own reaction is one of the allowed emoji; the same again is fine", async () => {
  const { message_id } = await chat.say("two latte");
  const react = (...emoji: string[]) =>
    harness.api("setMessageReaction", {
      chat_id: chat.id,
      message_id,
      reaction: emoji.map((one) => ({ type: "emoji", emoji: one })),
    });
  expect((await react("☕")).description).toBe("Bad Request: REACTION_INVALID");
  expect((await react("👀", "👍")).description).toBe("Bad Request: REACTIONS_TOO_MANY");
  expect((await react("👀")).ok).toBe(true);
  expect((await react("👀")).ok).toBe(true);
  expect((await chat.last())?.reactions).toEqual([{ from_id: 100, emoji: "👀" }]);
  expect((await react()).ok).toBe(true);
  expect((await chat.last())?.reactions).toEqual([]);
});

test("a caption is edited like a text, formatting included", async () => {
  const [photo] = await chat.sendFiles([{ kind: "photo", bytes: new Uint8Array([1]), caption: "this" }]);
  const entities = [{ type: "bold", offset: 0, length: 4 }];
  await chat.edit(photo?.message_id ?? 0, "that one", { entities });
  expect(await lastUpdate()).toMatchObject({
    edited_message: { caption: "that one", caption_entities: entities, photo: [{}] },
  });
  await chat.edit(photo?.message_id ?? 0, "");
  expect(await chat.last()).not.toHaveProperty("caption");
  const { message_id } = await chat.say("words");
  await expect(chat.edit(message_id, " ")).rejects.toMatchObject({ code: "invalid" });
});

test("a reply with a quote: the bot sees the message, the part and where it begins", async () => {
  const reply_to = await sent("Latte or latte macchiato?");
  await chat.say("that", { reply_to, quote: { text: "latte" } });
  expect(await lastUpdate()).toMatchObject({
    message: {
      reply_to_message: { message_id: reply_to, text: "Latte or latte macchiato?" },
      quote: { text: "latte", position: 9, is_manual: true },
    },
  });
  expect((await chat.last())?.reply_to).toMatchObject({ text: "latte", quoted: true });
  await chat.sendFiles([{ kind: "voice", bytes: new Uint8Array([1]) }], { reply_to, quote: { text: "or" } });
  expect(await lastUpdate()).toMatchObject({ message: { voice: {}, quote: { text: "or", position: 6 } } });
  await expect(chat.say("x", { reply_to, quote: { text: "tea" } })).rejects.toMatchObject({ status: 400 });
});

test("a bot's quote must be in the message, formatting included", async () => {
  const { message_id } = await chat.say("two latte please", {
    entities: [{ type: "bold", offset: 4, length: 5 }],
  });
  const quoting = (quote: object) =>
    harness.api("sendMessage", { chat_id: chat.id, text: "yes", reply_parameters: { message_id, ...quote } });
  expect((await quoting({ quote: "<b>latte</b>", quote_parse_mode: "HTML" })).result.quote).toEqual({
    text: "latte",
    position: 4,
    entities: [{ type: "bold", offset: 0, length: 5 }],
    is_manual: true,
  });
  expect((await quoting({ quote: "latte" })).description).toBe("Bad Request: QUOTE_TEXT_INVALID");
  expect((await quoting({ quote: "tea" })).description).toBe("Bad Request: QUOTE_TEXT_INVALID");
});

test("media of every kind keep what was said about them", async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  const video = { duration: 12, width: 320, height: 240, mime_type: "video/mp4", file_name: "торт.mp4" };
  await chat.sendFiles([{ kind: "video", bytes, ...video }]);
  expect(await lastUpdate()).toMatchObject({ message: { video: { ...video, file_size: 3 } } });
  await chat.sendFiles([{ kind: "voice", bytes, duration: 4 }]);
  expect(await lastUpdate()).toMatchObject({ message: { voice: { duration: 4 } } });
  await chat.sendFiles([{ kind: "video_note", bytes, duration: 5, width: 240 }]);
  expect(await lastUpdate()).toMatchObject({ message: { video_note: { duration: 5, length: 240 } } });
  await chat.sendFiles([{ kind: "sticker", bytes, emoji: "☕" }]);
  expect(await lastUpdate()).toMatchObject({ message: { sticker: { emoji: "☕" } } });
});

test("a file too big to download needs no such bytes", async () => {
  const declared_size = 21 * 1024 * 1024;
  const [message] = await chat.sendFiles([{ kind: "video", declared_size, file_name: "wedding.mp4" }]);
  expect(message?.file?.file_size).toBe(declared_size);
  const { video } = (await lastUpdate()).message as { video: { file_id: string; file_size: number } };
  expect(video.file_size).toBe(declared_size);
  expect((await harness.api("getFile", { file_id: video.file_id })).description).toBe(
    "Bad Request: file is too big",
  );
  expect((await harness.api("sendVideo", { chat_id: chat.id, video: video.file_id })).ok).toBe(true);
});

test("a person pins: the bot is told, the chat shows it", async () => {
  const message_id = await sent("Ready at 12:30");
  await chat.pin(message_id);
  expect(await lastUpdate()).toMatchObject({
    message: { from: { id: chat.id }, pinned_message: { message_id, text: "Ready at 12:30" } },
  });
  expect((await chat.state()).pinned).toEqual([message_id]);
  await chat.pin(message_id, false);
  expect((await chat.state()).pinned).toEqual([]);
});
