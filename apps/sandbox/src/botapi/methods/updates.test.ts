import { afterEach, beforeEach, expect, test } from "vitest";
import { botName, botToken, type Harness, startHarness, waitingPoll } from "../../testing/harness.ts";

let harness: Harness;
let chat: ReturnType<Awaited<ReturnType<Harness["tg"]["person"]>>["chat"]>;

beforeEach(async () => {
  harness = await startHarness();
  chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
});
afterEach(() => harness.close());

const texts = (result: { message?: { text: string } }[]) => result.map(({ message }) => message?.text);

test("updates stay until an offset confirms them", async () => {
  await chat.say("one");
  await chat.say("two");
  const { result } = await harness.api("getUpdates");
  expect(texts(result)).toEqual(["one", "two"]);
  expect((await harness.api("getUpdates")).result).toEqual(result);
  expect(texts((await harness.api("getUpdates", { offset: result[0].update_id + 1 })).result)).toEqual([
    "two",
  ]);
  await harness.api("getUpdates", { offset: result[1].update_id + 1 });
  expect((await harness.api("getUpdates")).result).toEqual([]);
});

test("limit and negative offset", async () => {
  for (const text of ["one", "two", "three"]) await chat.say(text);
  expect(texts((await harness.api("getUpdates", { limit: 2 })).result)).toEqual(["one", "two"]);
  expect(texts((await harness.api("getUpdates", { offset: -1 })).result)).toEqual(["three"]);
  expect(texts((await harness.api("getUpdates")).result)).toEqual(["three"]);
});

test("a long poll ends with the next update", async () => {
  const poll = harness.api("getUpdates", { timeout: 30 });
  await chat.say("hello");
  expect(texts((await poll).result)).toEqual(["hello"]);
});

test("an empty long poll ends after its timeout", async () => {
  const before = performance.now();
  expect((await harness.api("getUpdates", { timeout: 1 })).result).toEqual([]);
  expect(performance.now() - before).toBeGreaterThan(900);
});

test("two pollers are a conflict for the first one", async () => {
  const first = await waitingPoll(harness);
  const second = harness.api("getUpdates", { timeout: 1 });
  expect(await first.answer).toMatchObject({
    error_code: 409,
    description:
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
  });
  expect((await second).ok).toBe(true);
});

test("allowed_updates is remembered; reactions come only when asked for", async () => {
  const { message_id } = await chat.say("hi");
  await chat.react(message_id, "👍");
  await harness.api("getUpdates", { allowed_updates: ["message_reaction"], offset: -1 });
  await chat.say("unwanted");
  await chat.react(message_id, "🔥");
  const { result } = await harness.api("getUpdates", { offset: -1 });
  expect(result[0].message_reaction).toMatchObject({
    message_id,
    user: { id: chat.id },
    old_reaction: [{ type: "emoji", emoji: "👍" }],
    new_reaction: [{ type: "emoji", emoji: "🔥" }],
  });
});

test("blocking and unblocking are told by my_chat_member", async () => {
  await chat.start();
  await chat.block();
  await chat.unblock();
  const { result } = await harness.api("getUpdates");
  const statuses = result.flatMap((update: { my_chat_member?: { new_chat_member: { status: string } } }) =>
    update.my_chat_member ? [update.my_chat_member.new_chat_member.status] : [],
  );
  expect(statuses).toEqual(["kicked", "member"]);
});

test("an update can be delivered again after it was confirmed", async () => {
  await chat.say("once");
  const { result } = await harness.api("getUpdates");
  const next = { offset: result[0].update_id + 1 };
  await harness.api("getUpdates", next);
  await harness.tg.redeliver(botName);
  expect((await harness.api("getUpdates", next)).result).toEqual(result);
  expect((await harness.api("getUpdates", next)).result).toEqual([]);
});

test("addresses and tokens", async () => {
  const get = async (path: string) => {
    const response = await fetch(`${harness.url}${path}`);
    return [response.status, ((await response.json()) as { description: string }).description];
  };
  expect(await get("/bot123:wrong/getMe")).toEqual([401, "Unauthorized"]);
  expect(await get("/botnonsense/getMe")).toEqual([404, "Not Found"]);
  expect(await get(`/bot${botToken}/getMee`)).toEqual([404, "Not Found: method not found"]);
});

test("queries, forms and JSON mean the same, names of methods in any case", async () => {
  await chat.start();
  const params = { chat_id: String(chat.id), text: "a&b я", disable_notification: "true" };
  const base = `${harness.url}/bot${botToken}`;
  await fetch(`${base}/sendMessage?${new URLSearchParams(params)}`);
  await fetch(`${base}/SENDMESSAGE`, { method: "POST", body: new URLSearchParams(params) });
  const form = new FormData();
  for (const [name, value] of Object.entries(params)) form.set(name, value);
  await fetch(`${base}/sendmessage`, { method: "POST", body: form });
  await harness.api("sendMessage", { ...params, chat_id: chat.id, disable_notification: true });
  const sent = (await chat.messages()).slice(1);
  expect(sent.map(({ text, silent }) => [text, silent])).toEqual(Array(4).fill(["a&b я", true]));
});
