import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { botName, type Harness, startHarness } from "../../testing/harness.ts";

const hour = 3600 * 1000;
const someButtons = { inline_keyboard: [[{ text: "Cancel", callback_data: "c" }]] };
let harness: Harness;
let chat: ReturnType<Awaited<ReturnType<Harness["tg"]["person"]>>["chat"]>;
let place: { chat_id: number; message_id: number };

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());
beforeEach(async () => {
  const anna = await harness.tg.person({ first_name: "Anna" });
  chat = anna.chat(botName);
  await chat.start();
  const { result } = await harness.api("sendMessage", {
    chat_id: chat.id,
    text: "Order 7",
    reply_markup: someButtons,
  });
  place = { chat_id: chat.id, message_id: result.message_id };
});

const edit = (params: object) => harness.api("editMessageText", { ...place, ...params });

test("an edit changes the message in place and takes buttons away unless given again", async () => {
  await edit({ text: "Order 7: ready" });
  const messages = await chat.messages();
  expect(messages).toHaveLength(2);
  expect(messages[1]).toMatchObject({ ...{ message_id: place.message_id }, text: "Order 7: ready" });
  expect(messages[1]?.inline_keyboard).toBeUndefined();
});

test("changing only the buttons does not mark the message edited for people", async () => {
  await harness.api("editMessageReplyMarkup", place);
  expect(await chat.last()).not.toHaveProperty("edit_date");
});

test("an edit that changes nothing is refused", async () => {
  const { error_code, description } = await edit({ text: " Order 7 ", reply_markup: someButtons });
  expect([error_code, description]).toEqual([
    400,
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
  ]);
});

test("messages that are not there, not the bot's or not editable are refused", async () => {
  const words = async (params: object) => (await edit({ text: "x", ...params })).description;
  expect(await words({ text: "x".repeat(4097) })).toBe("Bad Request: MESSAGE_TOO_LONG");
  expect(await words({ text: " " })).toBe("Bad Request: message text is empty");
  expect(await words({ message_id: 999 })).toBe("Bad Request: message to edit not found");
  expect(await words({ message_id: 1 })).toBe("Bad Request: message can't be edited");
  const keyboard = { keyboard: [["Yes"]] };
  const { result } = await harness.api("sendMessage", {
    chat_id: chat.id,
    text: "x",
    reply_markup: keyboard,
  });
  expect(await words({ message_id: result.message_id })).toBe("Bad Request: message can't be edited");
  await chat.delete(place.message_id);
  expect(await words({})).toBe("Bad Request: message to edit not found");
});

test("a bot may edit its message at any age and delete it for 48 hours", async () => {
  harness.clock.now += 47 * hour;
  expect((await edit({ text: "still" })).ok).toBe(true);
  harness.clock.now += 2 * hour;
  expect((await edit({ text: "later" })).ok).toBe(true);
  expect((await harness.api("deleteMessage", place)).description).toBe(
    "Bad Request: message can't be deleted for everyone",
  );
});

test("deleting: gone for both, twice is an error, several skip what is gone", async () => {
  expect((await harness.api("deleteMessage", place)).result).toBe(true);
  expect((await harness.api("deleteMessage", place)).description).toBe(
    "Bad Request: message to delete not found",
  );
  const { message_id } = await chat.say("mine");
  const both = { chat_id: chat.id, message_ids: [place.message_id, message_id] };
  expect((await harness.api("deleteMessages", both)).ok).toBe(true);
  expect((await chat.messages()).map(({ text }) => text)).toEqual(["/start"]);
  const many = { chat_id: chat.id, message_ids: Array.from({ length: 101 }, (_, i) => i + 1) };
  expect((await harness.api("deleteMessages", many)).description).toBe(
    "Bad Request: too many message identifiers specified",
  );
});

test("a tap is answered once, in time, by its own bot, in 200 characters", async () => {
  const answer = (id: string | null, more: object = {}) =>
    harness.api("answerCallbackQuery", { callback_query_id: id, ...more });
  const tooOld = "Bad Request: query is too old and response timeout expired or query ID is invalid";
  const { callback_query_id: id } = await chat.tap("Cancel", { waitMs: 0 });
  expect((await answer(id, { text: "x".repeat(201) })).description).toBe("Bad Request: MESSAGE_TOO_LONG");
  expect((await answer(id)).result).toBe(true);
  expect((await answer(id)).description).toBe(tooOld);
  const late = await chat.tap("Cancel", { waitMs: 0 });
  harness.clock.now += hour;
  expect((await answer(late.callback_query_id)).description).toBe(tooOld);
  expect((await answer("12345")).description).toBe(tooOld);
});

test("the tapped message comes with the tap as it is now", async () => {
  await edit({ text: "Order 7: in work", reply_markup: someButtons });
  await chat.tap("Cancel", { waitMs: 0 });
  const { result } = await harness.api("getUpdates", { offset: -1 });
  expect(result[0].callback_query).toMatchObject({
    data: "c",
    from: { id: chat.id },
    message: { message_id: place.message_id, text: "Order 7: in work", reply_markup: someButtons },
  });
});

test("pins: the pinned message is marked, the chat and the bot see a service line", async () => {
  await harness.api("pinChatMessage", { ...place, disable_notification: true });
  const messages = await chat.messages();
  expect(messages.find(({ message_id }) => message_id === place.message_id)?.pinned).toBe(true);
  expect(messages.at(-1)).toMatchObject({ pinned_message_id: place.message_id, silent: true });
  expect((await harness.api("getChat", { chat_id: chat.id })).result.pinned_message).toMatchObject({
    text: "Order 7",
  });
  await harness.api("unpinAllChatMessages", { chat_id: chat.id });
  expect((await chat.state()).pinned).toEqual([]);
  expect((await harness.api("pinChatMessage", { ...place, message_id: 999 })).description).toBe(
    "Bad Request: message to pin not found",
  );
});

test("reactions: one of the bot's per message, only of Telegram's set", async () => {
  const { message_id } = await chat.say("thanks");
  const react = (emoji?: string) =>
    harness.api("setMessageReaction", {
      chat_id: chat.id,
      message_id,
      reaction: emoji ? [{ type: "emoji", emoji }] : [],
    });
  await react("👍");
  await react("👀");
  expect((await chat.last())?.reactions).toEqual([{ from_id: 100, emoji: "👀" }]);
  expect((await react("🫖")).description).toBe("Bad Request: REACTION_INVALID");
  await react();
  expect((await chat.last())?.reactions).toEqual([]);
});
