import { afterAll, beforeAll, expect, test } from "vitest";
import { botName, type Harness, startHarness } from "../../testing/harness.ts";
import { checkOf } from "../check.ts";
import { checkParams } from "../params.ts";
import { botApi } from "../schema.ts";
import { createMethods } from "./index.ts";

// biome-ignore lint/suspicious/noExplicitAny: only the names are looked at
const names = Object.keys(createMethods({ pollers: {} as any, webhooks: {} as any }));

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());

test("the data is Bot API 10.1", () => {
  expect(botApi.version).toBe("Bot API 10.1");
});

test.each(names)("%s is a method of the Bot API and takes every one of its fields", (name) => {
  const method = botApi.methods[name];
  expect(method).toBeDefined();
  for (const field of Object.keys(method?.fields ?? {})) {
    const wrong = () => checkParams(name, { [field]: Number.NaN });
    expect(wrong, `${name}.${field} is checked`).toThrow(/must be|Bad Request/);
    expect(wrong).not.toThrow(/unknown field/);
  }
});

test("every type the data mentions is in the data", () => {
  for (const { fields } of [...Object.values(botApi.methods), ...Object.values(botApi.types)]) {
    for (const types of Object.values(fields)) expect(() => checkOf(types)).not.toThrow(/has no type/);
  }
});

test("methods of the Bot API the sandbox does not do say so loudly", async () => {
  const undone = Object.keys(botApi.methods).filter((name) => !names.includes(name));
  expect(undone).toContain("sendInvoice");
  expect(await harness.api("getMyStarBalance")).toEqual({
    ok: false,
    error_code: 501,
    description: "Not Implemented: the sandbox does not do getMyStarBalance",
  });
});

test("a typo in a field is an error that names it, at any depth", async () => {
  expect((await harness.api("sendMessage", { chat_id: 1, text: "x", reply_makrup: {} })).description).toBe(
    'Bad Request: unknown field "reply_makrup": sendMessage has no such parameter',
  );
  const deep = { inline_keyboard: [[{ text: "x", calback_data: "y" }]] };
  expect((await harness.api("sendMessage", { chat_id: 1, text: "x", reply_markup: deep })).description).toBe(
    'Bad Request: unknown field "reply_markup.inline_keyboard[0][0].calback_data": InlineKeyboardButton has no such field',
  );
});

test("mistyped fields are errors that say what was expected", async () => {
  const cases: [string, object, string][] = [
    ["sendMessage", { chat_id: 1, text: 5 }, 'field "text" must be a String'],
    ["sendMessage", { chat_id: 1.5, text: "x" }, 'field "chat_id" must be an Integer'],
    [
      "sendMessage",
      { chat_id: 1, text: "x", disable_notification: "maybe" },
      `can't parse "disable_notification"`,
    ],
    ["sendMessage", { chat_id: 1, text: "x", reply_markup: "{" }, `can't parse "reply_markup" JSON object`],
    ["sendMessage", { chat_id: 1, text: "x", reply_markup: { inline_keyboard: {} } }, "must be an Array"],
    ["deleteMessages", { chat_id: 1, message_ids: ["1"] }, 'field "message_ids[0]" must be an Integer'],
    [
      "setMessageReaction",
      { chat_id: 1, message_id: 1, reaction: [{ type: "emoji" }] },
      `can't find field "emoji"`,
    ],
  ];
  for (const [method, params, words] of cases) {
    const { error_code, description } = await harness.api(method, params);
    expect([method, error_code]).toEqual([method, 400]);
    expect(description).toContain(words);
  }
});

test("missing fields are refused in Telegram's words", async () => {
  const texts = {
    sendMessage: [{ text: "x" }, "chat_id is empty"],
    editMessageText: [{ text: "x" }, "message identifier is not specified"],
    deleteMessage: [{ chat_id: 1 }, "message identifier is not specified"],
    sendPhoto: [{ chat_id: 1 }, "there is no photo in the request"],
    getFile: [{}, "file_id not specified"],
    setMyCommands: [{}, 'parameter "commands" is required'],
  } satisfies Record<string, [object, string]>;
  for (const [method, [params, words]] of Object.entries(texts)) {
    expect((await harness.api(method, params)).description).toBe(`Bad Request: ${words}`);
  }
});

test("what bots get back and are sent has the Bot API's shapes", async () => {
  const anna = await harness.tg.person({ first_name: "Anna", last_name: "S", username: "anna_s" });
  const chat = anna.chat(botName);
  const { message_id: first } = await chat.start("x");
  const chat_id = chat.id;
  const buttons = { inline_keyboard: [[{ text: "b", callback_data: "d", style: "success" }]] };
  const { result: sent } = await harness.api("sendMessage", {
    chat_id,
    text: "<b>hi</b> /help",
    parse_mode: "HTML",
    reply_parameters: { message_id: first },
    reply_markup: buttons,
  });
  await chat.tap("b", { waitMs: 0 });
  await chat.shareContact();
  await chat.edit(first, "edited");
  await chat.sendFiles(
    (["photo", "document", "video", "voice", "video_note", "audio", "animation", "sticker"] as const).map(
      (kind) => ({
        kind,
        bytes: new TextEncoder().encode(kind),
      }),
    ),
  );
  await harness.api("pinChatMessage", { chat_id, message_id: sent.message_id });
  await chat.block();
  await chat.unblock();
  const { result: updates } = await harness.api("getUpdates");
  expect(updates.length).toBeGreaterThan(14);
  expect(() => checkOf("Array of Update")(updates, "updates")).not.toThrow();

  const message_id = sent.message_id;
  const calls: [string, object][] = [
    ["getMe", {}],
    ["sendMessage", { chat_id, text: "x" }],
    ["editMessageText", { chat_id, message_id, text: "y" }],
    ["forwardMessage", { chat_id, from_chat_id: chat_id, message_id }],
    ["copyMessage", { chat_id, from_chat_id: chat_id, message_id }],
    ["copyMessages", { chat_id, from_chat_id: chat_id, message_ids: [message_id] }],
    ["sendContact", { chat_id, phone_number: "+1", first_name: "A" }],
    ["sendLocation", { chat_id, latitude: 1.5, longitude: 2 }],
    ["getChat", { chat_id }],
    ["getChatMember", { chat_id, user_id: chat_id }],
    ["getWebhookInfo", {}],
    ["getMyCommands", {}],
    ["getMyName", {}],
    ["getMyDescription", {}],
    ["getMyShortDescription", {}],
    ["getChatMenuButton", { chat_id }],
    ["sendChatAction", { chat_id, action: "typing" }],
  ];
  for (const [method, params] of calls) {
    const answer = await harness.api(method, params);
    expect([method, answer.ok]).toEqual([method, true]);
    expect(() => checkOf(botApi.methods[method]?.returns ?? "")(answer.result, method)).not.toThrow();
  }
});
