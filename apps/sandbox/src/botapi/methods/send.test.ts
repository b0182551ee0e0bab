import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { botName, type Harness, otherToken, startHarness } from "../../testing/harness.ts";

let harness: Harness;
let chat_id: number;
let chat: ReturnType<Awaited<ReturnType<Harness["tg"]["person"]>>["chat"]>;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());
beforeEach(async () => {
  const anna = await harness.tg.person({ first_name: "Anna" });
  chat = anna.chat(botName);
  chat_id = anna.id;
  await chat.start();
});

const send = (params: object) => harness.api("sendMessage", { chat_id, ...params });
const refusal = async (params: object) => (await send(params)).description;

test("who can be written to", async () => {
  expect(await harness.api("sendMessage", { chat_id: 1, text: "x" })).toEqual({
    ok: false,
    error_code: 400,
    description: "Bad Request: chat not found",
  });
  const stranger = await harness.tg.person({ first_name: "Stranger" });
  expect(await harness.api("sendMessage", { chat_id: stranger.id, text: "x" })).toMatchObject({
    error_code: 403,
    description: "Forbidden: bot can't initiate conversation with a user",
  });
  expect((await harness.api("sendMessage", { chat_id, text: "x" }, otherToken)).description).toBe(
    "Forbidden: bot can't initiate conversation with a user",
  );
  await chat.block();
  expect(await send({ text: "x" })).toMatchObject({
    error_code: 403,
    description: "Forbidden: bot was blocked by the user",
  });
  await chat.start();
  expect((await send({ text: "x" })).ok).toBe(true);
  await (await harness.tg.personById(chat_id)).deactivate();
  expect(await send({ text: "x" })).toMatchObject({
    error_code: 403,
    description: "Forbidden: user is deactivated",
  });
});

test("text has 1 to 4096 UTF-16 units after parsing", async () => {
  expect(await refusal({ text: "  \n " })).toBe("Bad Request: message text is empty");
  expect(await refusal({ text: "<b></b>", parse_mode: "HTML" })).toBe("Bad Request: message text is empty");
  expect(await refusal({ text: "x".repeat(4097) })).toBe("Bad Request: message is too long");
  expect(await refusal({ text: "🫖".repeat(2049) })).toBe("Bad Request: message is too long");
  expect((await send({ text: `<b>${"x".repeat(4096)}</b>`, parse_mode: "HTML" })).ok).toBe(true);
});

test("spaces around a text go, and its entities move with it", async () => {
  const { result } = await send({ text: "  hello ", entities: [{ type: "bold", offset: 2, length: 5 }] });
  expect(result).toMatchObject({ text: "hello", entities: [{ type: "bold", offset: 0, length: 5 }] });
});

test("entities and parse modes are checked", async () => {
  expect(await refusal({ text: "a < b", parse_mode: "HTML" })).toBe(
    `Bad Request: can't parse entities: Unsupported start tag "" at byte offset 2`,
  );
  expect(await refusal({ text: "Paid: 3.50!", parse_mode: "MarkdownV2" })).toBe(
    "Bad Request: can't parse entities: Character '.' is reserved and must be escaped with the preceding '\\'",
  );
  expect(await refusal({ text: "x", parse_mode: "BBCode" })).toBe("Bad Request: unsupported parse_mode");
  expect(await refusal({ text: "x", entities: [{ type: "bold", offset: 0, length: 2 }] })).toBe(
    "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2",
  );
});

test("buttons: data of 1 to 64 bytes, exactly one action, a known style", async () => {
  const button = async (one: object) => refusal({ text: "x", reply_markup: { inline_keyboard: [[one]] } });
  expect(await button({ text: "x", callback_data: "я".repeat(33) })).toBe("Bad Request: BUTTON_DATA_INVALID");
  expect(await button({ text: "x", callback_data: "я".repeat(32) })).toBeUndefined();
  expect(await button({ text: "x" })).toBe(
    "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  );
  expect(await button({ text: "x", callback_data: "1", url: "https://example.com" })).toContain(
    "exactly one",
  );
  expect(await button({ text: " ", callback_data: "1" })).toContain("text must be non-empty");
  expect(await button({ text: "x", callback_data: "1", style: "pink" })).toContain(
    "invalid button style specified",
  );
  expect(await button({ text: "x", url: "not an address" })).toContain("Wrong HTTP URL");
  expect(await button({ text: "x", copy_text: { text: "" } })).toBe("Bad Request: BUTTON_COPY_TEXT_INVALID");
});

test("a reply shows what it answers; a vanished one is refused unless allowed", async () => {
  const { message_id } = await chat.say("two latte");
  await send({ text: "coming", reply_parameters: { message_id } });
  expect((await chat.last())?.reply_to).toEqual({ message_id, name: "Anna", text: "two latte" });
  await chat.delete(message_id);
  expect(await refusal({ text: "x", reply_parameters: { message_id } })).toBe(
    "Bad Request: message to be replied not found",
  );
  expect(
    (await send({ text: "x", reply_parameters: { message_id, allow_sending_without_reply: true } })).ok,
  ).toBe(true);
});

test("reply keyboards stay with the chat until removed, plain text buttons included", async () => {
  await send({ text: "x", reply_markup: { keyboard: [["Yes", { text: "No" }]], resize_keyboard: true } });
  expect((await chat.state()).keyboard?.buttons).toEqual([[{ text: "Yes" }, { text: "No" }]]);
  const { text } = await chat.tapKeyboard("No");
  expect(text).toBe("No");
  await send({ text: "x", reply_markup: { remove_keyboard: true } });
  expect((await chat.state()).keyboard).toBeNull();
  await send({ text: "Name?", reply_markup: { force_reply: true, input_field_placeholder: "Anna" } });
  expect((await chat.state()).keyboard).toMatchObject({ force_reply: true, placeholder: "Anna" });
});

test("what the sandbox cannot do to a message is refused, not ignored", async () => {
  expect(await send({ text: "x", message_thread_id: 5 })).toMatchObject({ error_code: 501 });
});

test("silent messages are shown as silent", async () => {
  await send({ text: "psst", disable_notification: true });
  expect(await chat.last()).toMatchObject({ text: "psst", silent: true });
});
