import { afterEach, beforeEach, expect, test } from "vitest";
import { botName, botToken, type Harness, startHarness } from "../testing/harness.ts";

let harness: Harness;
let chat: ReturnType<Awaited<ReturnType<Harness["tg"]["person"]>>["chat"]>;

beforeEach(async () => {
  harness = await startHarness({ random: () => 0.4 });
  chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  await chat.start();
});
afterEach(() => harness.close());

const send = (text: string) => harness.api("sendMessage", { chat_id: chat.id, text });
const texts = async () => (await chat.messages()).slice(1).map(({ text }) => text);

test("429: refused with retry_after so many times, then over", async () => {
  await harness.tg.fault({ kind: "429", retry_after: 9, times: 2 });
  for (let i = 0; i < 2; i += 1) {
    expect(await send("no")).toEqual({
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 9",
      parameters: { retry_after: 9 },
    });
  }
  expect((await send("yes")).ok).toBe(true);
  expect(await texts()).toEqual(["yes"]);
});

test("5xx answers HTML, as a broken gateway does", async () => {
  await harness.tg.fault({ kind: "5xx", method: "sendMessage" });
  const response = await fetch(`${harness.url}/bot${botToken}/sendMessage?chat_id=${chat.id}&text=x`);
  expect(response.status).toBe(502);
  expect(await response.text()).toContain("<html>");
  expect(await texts()).toEqual([]);
});

test("drop cuts before performing, drop_after behind it", async () => {
  await harness.tg.fault({ kind: "drop", times: 1 });
  await expect(send("lost")).rejects.toThrow();
  await harness.tg.fault({ kind: "drop_after", times: 1 });
  await expect(send("done")).rejects.toThrow();
  expect(await texts()).toEqual(["done"]);
});

test("timeout never answers; the caller's own patience ends it", async () => {
  await harness.tg.fault({ kind: "timeout", method: "sendMessage", times: 1 });
  const url = `${harness.url}/bot${botToken}/sendMessage?chat_id=${chat.id}&text=x`;
  await expect(fetch(url, { signal: AbortSignal.timeout(200) })).rejects.toThrow(/timeout/);
  expect(await texts()).toEqual([]);
});

test("slow answers late", async () => {
  await harness.tg.fault({ kind: "slow", ms: 150 });
  const before = performance.now();
  expect((await send("late")).ok).toBe(true);
  expect(performance.now() - before).toBeGreaterThan(140);
});

test("a rule strikes where it says and nowhere else", async () => {
  const other = (await harness.tg.person({ first_name: "Boris" })).chat(botName);
  await other.start();
  await harness.tg.fault({ kind: "429", chat_id: other.id });
  await harness.tg.fault({ kind: "5xx", bot: "OtherBot" });
  await harness.tg.fault({ kind: "429", probability: 0.3 });
  expect((await send("mine")).ok).toBe(true);
  expect((await harness.api("sendMessage", { chat_id: other.id, text: "x" })).error_code).toBe(429);
  // getUpdates is spared unless named.
  await harness.tg.fault({ kind: "429" });
  expect((await harness.api("getUpdates")).ok).toBe(true);
  await harness.tg.fault({ kind: "429", method: "getUpdates" });
  expect((await harness.api("getUpdates")).error_code).toBe(429);
  await harness.tg.clearFaults();
  expect((await send("again")).ok).toBe(true);
});

test("a rule ends by the clock or by hand", async () => {
  const byHand = await harness.tg.fault({ kind: "429", method: "getMe" });
  await harness.tg.fault({ kind: "429", method: "sendMessage", until: harness.clock.now + 1000 });
  expect((await send("x")).error_code).toBe(429);
  harness.clock.now += 1001;
  expect((await send("x")).ok).toBe(true);
  expect((await harness.api("getMe")).error_code).toBe(429);
  await byHand.clear();
  expect((await harness.api("getMe")).ok).toBe(true);
});

test("limits are off until switched on", async () => {
  for (let i = 0; i < 50; i += 1) expect((await send(`${i}`)).ok).toBe(true);
});

test("per chat: a burst, then one a second; sends and edits share it, answers to taps are free", async () => {
  await harness.tg.set({ limits: { enabled: true, per_chat_burst: 2 } });
  expect((await send("1")).ok).toBe(true);
  const { result } = await send("2");
  expect((await send("3")).parameters?.retry_after).toBe(1);
  const edit = { chat_id: chat.id, message_id: result.message_id, text: "2a" };
  expect((await harness.api("editMessageText", edit)).error_code).toBe(429);
  expect((await harness.api("sendChatAction", { chat_id: chat.id, action: "typing" })).ok).toBe(true);
  harness.clock.now += 1000;
  expect((await harness.api("editMessageText", edit)).ok).toBe(true);
  expect((await send("4")).error_code).toBe(429);
});

test("per bot: 30 a second over all chats", async () => {
  await harness.tg.set({ limits: { enabled: true, per_bot_per_second: 5 } });
  const codes: (number | undefined)[] = [];
  for (let i = 0; i < 7; i += 1) {
    const person = await harness.tg.person({ first_name: `P${i}` });
    await person.chat(botName).start();
    codes.push((await harness.api("sendMessage", { chat_id: person.id, text: "x" })).error_code);
  }
  expect(codes).toEqual([undefined, undefined, undefined, undefined, undefined, 429, 429]);
});

test("the log of calls: filtered, paged, with what was answered; switchable", async () => {
  const mark = await harness.tg.callMark();
  await send("one");
  await harness.api("sendMessage", { chat_id: 1, text: "two" });
  await harness.api("getMe");
  await harness.tg.fault({ kind: "drop", method: "getMe", times: 1 });
  await harness.api("getMe").catch(() => {});
  const calls = await harness.tg.calls({ after: mark });
  expect(calls.map(({ method, answer }) => [method, answer.ok ?? "dropped"])).toEqual([
    ["sendMessage", true],
    ["sendMessage", false],
    ["getMe", true],
    ["getMe", "dropped"],
  ]);
  expect(calls[0]).toMatchObject({ bot: botName, params: { text: "one" }, at: harness.clock.now });
  expect(await harness.tg.calls({ method: "sendMessage", ok: false })).toHaveLength(1);
  expect(await harness.tg.calls({ chat_id: chat.id })).toHaveLength(1);
  expect(await harness.tg.calls({ after: calls[1]?.seq ?? 0, limit: 1 })).toMatchObject([
    { method: "getMe" },
  ]);
  await harness.tg.set({ call_log: { enabled: false } });
  await send("unseen");
  expect(await harness.tg.calls({ after: mark })).toHaveLength(4);
});

test("the clock can be moved, so that messages age", async () => {
  await harness.tg.set({ clock_offset_ms: 49 * 3600 * 1000 });
  expect((await harness.api("deleteMessage", { chat_id: chat.id, message_id: 1 })).error_code).toBe(400);
});
