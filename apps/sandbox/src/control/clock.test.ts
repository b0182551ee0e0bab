import { afterEach, beforeEach, expect, test } from "vitest";
import { botName, type Harness, startHarness } from "../testing/harness.ts";

const hour = 3600;
let harness: Harness;
beforeEach(async () => {
  harness = await startHarness();
});
afterEach(() => harness.close());

test("the clock goes on: dates, and the 48 hours in which messages can be deleted", async () => {
  const chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  await chat.start();
  const { result } = await harness.api("sendMessage", { chat_id: chat.id, text: "old" });
  const before = await harness.tg.now();
  expect(await harness.tg.advanceClock(48 * hour)).toEqual({
    now: before + 48 * hour * 1000,
    offset_ms: 48 * hour * 1000,
  });
  const later = await harness.api("sendMessage", { chat_id: chat.id, text: "new" });
  expect(later.result.date - result.date).toBe(48 * hour);
  expect((await chat.say("me too")).date).toBe(later.result.date);
  await harness.tg.advanceClock(1);
  const refused = await harness.api("deleteMessage", { chat_id: chat.id, message_id: result.message_id });
  expect(refused.description).toBe("Bad Request: message can't be deleted for everyone");
  expect(
    (await harness.api("deleteMessage", { chat_id: chat.id, message_id: later.result.message_id })).ok,
  ).toBe(true);
});

test("taps grow old and codes expire with it", async () => {
  const chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  await chat.start();
  const reply_markup = { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] };
  await harness.api("sendMessage", { chat_id: chat.id, text: "x", reply_markup });
  const { callback_query_id } = await chat.tap("Go", { waitMs: 0 });
  const query = new URLSearchParams({
    phone_number: "+79990001122",
    code: "1234",
    ttl: "60",
    access_token: "x",
  });
  await fetch(`${harness.url}/gateway/sendVerificationMessage?${query}`);
  expect((await harness.tg.codes("+79990001122"))[0]?.status).toBe("delivered");
  await harness.tg.advanceClock(301);
  expect((await harness.tg.codes("+79990001122"))[0]?.status).toBe("expired");
  expect((await harness.api("answerCallbackQuery", { callback_query_id })).description).toContain("too old");
});

test("it never goes back", async () => {
  await expect(harness.tg.advanceClock(-1)).rejects.toThrow("advance_seconds");
});
