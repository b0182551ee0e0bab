import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { botName, type Harness, startHarness } from "../testing/harness.ts";

const askRows = [[{ text: "Share my phone", request_contact: true }], [{ text: "Later" }]];
let harness: Harness;
let anna: Awaited<ReturnType<Harness["tg"]["person"]>>;
let chat: ReturnType<typeof anna.chat>;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());
beforeEach(async () => {
  anna = await harness.tg.person({ first_name: "Anna", last_name: "S" });
  chat = anna.chat(botName);
  await chat.start();
});

const ask = (reply_markup: object, method = "sendMessage", params: object = { text: "Your phone?" }) =>
  harness.api(method, { chat_id: chat.id, ...params, reply_markup });
const lastMessage = async () =>
  (await harness.tg.updates(botName)).at(-1)?.message as Record<string, unknown>;

test("a message of any kind brings a keyboard with all it may say, and takes it away", async () => {
  const markup = {
    keyboard: askRows,
    is_persistent: true,
    one_time_keyboard: true,
    resize_keyboard: true,
    input_field_placeholder: "+7…",
    selective: true,
  };
  await ask(markup);
  expect(await chat.keyboard()).toMatchObject({
    buttons: askRows,
    persistent: true,
    one_time: true,
    resize: true,
    placeholder: "+7…",
    used: false,
  });
  const sends = {
    sendContact: { phone_number: "+1", first_name: "Café" },
    sendLocation: { latitude: 1, longitude: 2 },
  };
  for (const [method, params] of Object.entries(sends)) {
    await ask({ remove_keyboard: true, selective: true }, method, params);
    expect(await chat.keyboard()).toBeNull();
    const { ok } = await ask({ keyboard: askRows }, method, params);
    expect(ok && (await chat.keyboard())?.buttons).toEqual(askRows);
  }
  await ask({ force_reply: true, selective: true, input_field_placeholder: "Phone" });
  expect(await chat.keyboard()).toMatchObject({ force_reply: true, buttons: [] });
  await chat.say("+7 999");
  expect(await chat.keyboard()).toBeNull();
});

test("keyboards that Telegram refuses", async () => {
  const refusal = async (markup: object) => (await ask(markup)).description;
  expect(await refusal({ keyboard: [] })).toContain("must have at least one button");
  expect(await refusal({ keyboard: [[{ text: "x", request_contact: "yes" }]] })).toContain("Boolean");
  expect(await refusal({ keyboard: [[{ text: " ", request_contact: true }]] })).toContain("non-empty");
  expect(await refusal({ keyboard: [["x"]], input_field_placeholder: "x".repeat(65) })).toContain("too long");
  expect(await refusal({ keyboard: [["x"]], one_time: true })).toContain("unknown field");
  expect(await chat.keyboard()).toBeNull();
});

test("the button shares the own contact: the account's id, the phone in digits", async () => {
  await ask({ keyboard: askRows, one_time_keyboard: true });
  await chat.waitForKeyboard("Share my phone");
  await chat.tapKeyboard("Share my phone");
  expect(await lastMessage()).toMatchObject({
    from: { id: anna.id },
    contact: {
      phone_number: anna.phone.slice(1),
      first_name: "Anna",
      last_name: "S",
      user_id: anna.id,
    },
  });
  // Put away, not gone: the person may still open and use it.
  expect((await chat.keyboard())?.used).toBe(true);
  expect((await chat.tapKeyboard("Later")).text).toBe("Later");
  await ask({ keyboard: askRows, one_time_keyboard: true });
  expect((await chat.keyboard())?.used).toBe(false);
});

test("the attach menu sends the own contact, another's, and one of nobody's", async () => {
  const contact = async () => (await lastMessage()).contact;
  await chat.shareContact();
  expect(await contact()).toMatchObject({ user_id: anna.id, phone_number: anna.phone.slice(1) });
  await chat.sendContact({ phone: "+79990001122", name: "Boris", userId: 42 });
  expect(await contact()).toEqual({ phone_number: "+79990001122", first_name: "Boris", user_id: 42 });
  await chat.sendContact({ phone: "8 (999) 000-11-22", name: "Boris" });
  expect(await contact()).toEqual({ phone_number: "8 (999) 000-11-22", first_name: "Boris" });
});

test("a keyboard goes with the message that brought it", async () => {
  const { result } = await ask({ keyboard: askRows });
  await harness.api("sendMessage", { chat_id: chat.id, text: "more" });
  expect((await chat.keyboard())?.message_id).toBe(result.message_id);
  await harness.api("deleteMessage", { chat_id: chat.id, message_id: result.message_id });
  expect(await chat.keyboard()).toBeNull();
  await expect(chat.tapKeyboard("Later")).rejects.toMatchObject({ code: "not_found" });
});
