import { afterEach, beforeEach, expect, test } from "vitest";
import { botName, type Harness, startHarness } from "../testing/harness.ts";
import { chatView, event as eventSchema, type SandboxEvent } from "./contract.ts";

let harness: Harness;
let close: () => void;
beforeEach(async () => {
  harness = await startHarness();
  close = () => {};
});
afterEach(async () => {
  close();
  await harness.close();
});

/** Listens and collects; every event is checked against the contract. */
async function listen(query = "", headers: Record<string, string> = {}) {
  const halt = new AbortController();
  const response = await fetch(`${harness.url}/sandbox/events${query}`, { headers, signal: halt.signal });
  close = () => halt.abort();
  expect(response.headers.get("cache-control")).toContain("no-transform");
  expect(response.headers.get("x-accel-buffering")).toBe("no");
  const events: (SandboxEvent & { id: number })[] = [];
  void (async () => {
    let text = "";
    for await (const chunk of response.body as ReadableStream<Uint8Array>) {
      text += new TextDecoder().decode(chunk);
      const blocks = text.split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) {
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (!data) continue;
        const parsed = eventSchema.parse(JSON.parse(data));
        expect(/^event: (.*)$/m.exec(block)?.[1]).toBe(parsed.type);
        events.push({ ...parsed, id: Number(/^id: (\d+)$/m.exec(block)?.[1]) });
      }
    }
  })().catch(() => {});
  return events;
}
const types = (events: SandboxEvent[]) => events.map(({ type }) => type);

test("a page sees everything of a chat as it happens", async () => {
  const chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  const events = await listen();
  await chat.start();
  const reply_markup = { inline_keyboard: [[{ text: "Go", callback_data: "go" }]] };
  const place = { chat_id: chat.id, message_id: 2 };
  await harness.api("sendChatAction", { chat_id: chat.id, action: "typing" });
  await harness.api("sendMessage", { chat_id: chat.id, text: "card", reply_markup });
  const { callback_query_id } = await chat.tap("Go", { waitMs: 0 });
  await harness.api("answerCallbackQuery", { callback_query_id, text: "Gone" });
  await harness.api("editMessageText", { ...place, text: "edited" });
  await harness.api("deleteMessage", place);
  await chat.block();
  await expect.poll(() => events.at(-1)?.type).toBe("chat_changed");
  await expect
    .poll(() => types(events))
    .toEqual([
      "chat_changed",
      "message_new",
      "chat_action",
      "message_new",
      "callback_answered",
      "message_edited",
      "message_deleted",
      "chat_changed",
    ]);
  expect(events.map(({ id }) => id)).toEqual(events.map((_, i) => (events[0]?.id ?? 0) + i));
  expect(events[4]).toMatchObject({ callback_query_id, answer: { text: "Gone" } });
  expect(events.at(-1)).toMatchObject({ chat: { blocked: true } });
});

test("a pinned message that is deleted is no longer pinned, and a page is told so", async () => {
  const chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  await chat.start();
  const { result } = await harness.api("sendMessage", { chat_id: chat.id, text: "card" });
  const place = { chat_id: chat.id, message_id: result.message_id };
  await harness.api("pinChatMessage", place);
  const events = await listen();
  await harness.api("deleteMessage", place);
  await expect.poll(() => types(events)).toEqual(["message_deleted", "chat_changed"]);
  expect(events.at(-1)).toMatchObject({ chat: { pinned: [] } });
});

test("a code sent to a phone is told once, and again when it is seen", async () => {
  const events = await listen();
  const query = new URLSearchParams({ phone_number: "+79991234567", code: "1234", access_token: "x" });
  await fetch(`${harness.url}/gateway/sendVerificationMessage?${query}`);
  const look = { method: "POST", headers: { "content-type": "application/json" } };
  for (let i = 0; i < 2; i += 1) await fetch(`${harness.url}/sandbox/codes/seen`, look);
  await harness.tg.person({ first_name: "Anna" });
  await expect.poll(() => events.at(-1)?.type).toBe("person_changed");
  expect(types(events)).toEqual(["code_changed", "code_changed", "person_changed"]);
  expect(events[1]).toMatchObject({ code: { code: "1234", status: "read", seen: true } });
});

test("one person's stream tells nothing of others' chats", async () => {
  const anna = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  const boris = (await harness.tg.person({ first_name: "Boris" })).chat(botName);
  const events = await listen(`?person_id=${anna.id}`);
  await boris.start();
  await anna.say("mine");
  await expect.poll(() => events.length).toBeGreaterThan(0);
  await expect.poll(() => events.at(-1)).toMatchObject({ type: "message_new", chat_id: anna.id });
  expect(events.every((event) => !("chat_id" in event) || event.chat_id === anna.id)).toBe(true);
});

test("Last-Event-ID goes on where it stopped; from another life it says resync", async () => {
  const chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  await chat.start();
  const view = (await (await fetch(`${harness.url}/sandbox/chats/${botName}/${chat.id}`)).json()) as {
    event_id: number;
  };
  await chat.say("missed");
  const events = await listen("", { "Last-Event-ID": String(view.event_id) });
  await expect.poll(() => events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    type: "message_new",
    message: { text: "missed" },
    id: view.event_id + 1,
  });
  close();
  const lost = await listen("?after=999999");
  await expect.poll(() => types(lost)).toEqual(["resync"]);
});

test("a look at a chat that names an event waits for what comes after it, in that chat", async () => {
  const chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  const other = (await harness.tg.person({ first_name: "Boris" })).chat(botName);
  await chat.start();
  const look = async (query: string) =>
    chatView.parse(await (await fetch(`${harness.url}/sandbox/chats/${botName}/${chat.id}?${query}`)).json());
  const { event_id } = await look("limit=1");
  const waiting = look(`after=${event_id}&wait_ms=30000`);
  await other.start();
  await harness.api("sendMessage", { chat_id: chat.id, text: "news" });
  expect((await waiting).messages.at(-1)?.text).toBe("news");
  expect((await look(`after=${event_id}&wait_ms=30000`)).messages).toHaveLength(2);
  expect((await look("after=999999999&wait_ms=1")).messages).toHaveLength(2);
});
