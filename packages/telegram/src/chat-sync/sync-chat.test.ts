import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFakeBotApi, type FakeBotApi } from "../testing/fake-bot-api.ts";
import { createTestLog } from "../testing/logs.ts";
import { MemoryStore } from "../testing/memory-store.ts";
import { createChatSync } from "./sync-chat.ts";
import type { DesiredCard } from "./types.ts";

let telegram: FakeBotApi;
let store: MemoryStore;
let cards: DesiredCard[];
let limits: { pauses: number[]; acquire: () => Promise<number> };
beforeEach(async () => {
  telegram = await createFakeBotApi();
  store = new MemoryStore();
  cards = [];
  limits = { pauses: [], acquire: async () => 0 };
});
afterEach(() => telegram.close());

const { log, lines } = createTestLog();
const card = (text: string, more: Partial<DesiredCard> = {}): DesiredCard => ({
  subject: "order",
  text,
  keyboard: [[{ text: "Cancel", callback_data: "c:1" }]],
  alert: null,
  sound: true,
  settled: false,
  ...more,
});
const sync = () =>
  createChatSync({
    api: telegram.api,
    limiter: {
      acquire: () => limits.acquire(),
      release: async () => undefined,
      pause: async (_, seconds) => void limits.pauses.push(seconds),
    },
    store,
    renderer: { load: async () => () => cards, message: (text: string) => ({ text, keyboard: [] }) },
    log,
  })(77n);
const texts = () => [...telegram.messages.values()].map(({ text }) => text);
const refuse = (refuse: number, description: string) => ({ refuse, description });

describe("a chat", () => {
  test("gets its messages first, each once and in order, then its cards", async () => {
    store.queue("one", "two", "three", "four", "five", "six", "seven");
    cards = [card("Order 42")];
    await sync();
    await sync();
    expect(texts()).toEqual(["one", "two", "three", "four", "five", "six", "seven", "Order 42"]);
  });

  test("that is right already hears nothing", async () => {
    cards = [card("Order 42")];
    await sync();
    const before = telegram.calls.length;
    await sync();
    expect(telegram.calls).toHaveLength(before);
  });

  test("is told by an edit, and by a new message with sound what must be heard", async () => {
    cards = [card("placed")];
    await sync();
    cards = [card("in progress")];
    await sync();
    expect([...telegram.messages.keys()]).toEqual([1]);
    cards = [card("ready", { alert: "ready" })];
    await sync();
    expect([...telegram.messages]).toMatchObject([[2, { text: "ready", silent: false }]]);
    cards = [card("handed out", { settled: true })];
    await sync();
    expect(texts()).toEqual(["handed out"]);
    expect(store.cards.get("order")?.settled).toBe(true);
  });

  test("has people's text escaped by its renderer only: what it sends is HTML without previews", async () => {
    cards = [card("<b>Order</b>")];
    await sync();
    expect(telegram.callsOf("sendMessage")[0]?.params).toMatchObject({
      chat_id: 77,
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
    });
  });
});

describe("Telegram says", () => {
  test("403: the block is noted and nothing more is written", async () => {
    store.queue("one", "two");
    cards = [card("Order 42")];
    telegram.faults(() => refuse(403, "Forbidden: bot was blocked by the user"));
    await sync();
    expect(store.blocked).toBe(true);
    expect(telegram.calls).toHaveLength(1);
    await sync();
    expect(telegram.calls).toHaveLength(1);
    expect(store.messages).toHaveLength(2);
  });

  test.each(["Forbidden: user is deactivated", "Forbidden: bot can't initiate conversation with a user"])(
    "%s: as good as blocked",
    async (description) => {
      cards = [card("Order 42")];
      telegram.faults(() => refuse(403, description));
      await sync();
      expect(store.blocked).toBe(true);
    },
  );

  test("chat not found: as good as blocked", async () => {
    cards = [card("Order 42")];
    telegram.faults(() => refuse(400, "Bad Request: chat not found"));
    await sync();
    expect(store.blocked).toBe(true);
  });

  test("not modified: it counts as shown", async () => {
    cards = [card("one")];
    await sync();
    cards = [card("two")];
    telegram.faults(() => refuse(400, "Bad Request: message is not modified: same"));
    await sync();
    await sync();
    expect(telegram.callsOf("editMessageText")).toHaveLength(1);
  });

  test("message to edit not found: the card is sent afresh, once, without sound", async () => {
    cards = [card("one")];
    await sync();
    telegram.messages.clear();
    cards = [card("two")];
    await sync();
    await sync();
    expect([...telegram.messages.values()]).toMatchObject([{ text: "two", silent: true }]);
  });

  test("a message may not be deleted any more: it loses its buttons", async () => {
    cards = [card("one")];
    await sync();
    cards = [];
    telegram.faults(({ method }) =>
      method === "deleteMessage"
        ? refuse(400, "Bad Request: message can't be deleted for everyone")
        : undefined,
    );
    await sync();
    expect([...telegram.messages.values()]).toMatchObject([{ text: "one", keyboard: null }]);
    expect(store.cards.size).toBe(0);
  });

  test("429 on a send: the limits are told, and it is sent after the wait", async () => {
    cards = [card("Order 42")];
    let refusals = 2;
    telegram.faults(() =>
      refusals-- > 0 ? { refuse: 429, description: "Too Many Requests", retryAfter: 7 } : undefined,
    );
    await sync();
    expect(limits.pauses).toEqual([7, 7]);
    expect(texts()).toEqual(["Order 42"]);
  });

  test("429 on a deletion: it is not tried again before the limits allow", async () => {
    cards = [card("Order 42")];
    await sync();
    cards = [];
    telegram.faults(() => ({ refuse: 429, description: "Too Many Requests", retryAfter: 30 }));
    limits.acquire = async () => {
      if (limits.pauses.length > 0) throw new Error("come back later");
      return 0;
    };
    await expect(sync()).rejects.toThrow("come back later");
    expect(telegram.callsOf("deleteMessage")).toHaveLength(1);
  });

  test("5xx, or nothing: the run fails to be tried again, and then all is well", async () => {
    store.queue("hello");
    cards = [card("Order 42")];
    for (const fault of [refuse(502, "Bad Gateway"), "dropped"] as const) {
      telegram.faults(() => fault);
      await expect(sync()).rejects.toThrow();
    }
    expect(store.sent).toEqual([]);
    telegram.faults(() => undefined);
    await sync();
    expect(texts()).toEqual(["hello", "Order 42"]);
  });

  test("401, because the token was taken back: nothing is given up, all of it goes out with a new one", async () => {
    store.queue("hello");
    cards = [card("Order 42")];
    telegram.faults(() => refuse(401, "Unauthorized"));
    await expect(sync()).rejects.toThrow();
    expect(store.failed).toEqual([]);
    telegram.faults(() => undefined);
    await sync();
    expect(texts()).toEqual(["hello", "Order 42"]);
  });

  test("it will never take a message: that one is given up with the reason, the others go out", async () => {
    store.queue("bad", "good");
    telegram.faults(({ params }) =>
      params.text === "bad" ? refuse(400, "Bad Request: can't parse entities") : undefined,
    );
    await sync();
    expect([store.failed, store.sent]).toEqual([["bad"], ["good"]]);
  });

  test("it will never take one card, sent or edited: that is logged, and the others are shown", async () => {
    const other = (text: string) => card(text, { subject: "other" });
    cards = [card("fine"), other("one")];
    await sync();
    telegram.faults(({ params }) =>
      params.text === "poison" ? refuse(400, "Bad Request: can't parse entities") : undefined,
    );
    cards = [card("poison"), card("poison", { subject: "third" }), other("two")];
    const before = lines.error.length;
    await sync();
    expect(texts()).toEqual(["fine", "two"]);
    expect(lines.error.length - before).toBe(2);
  });
});

describe("a process that is killed", () => {
  test("between a send and its record repeats that one message and nothing else", async () => {
    cards = [card("Order 42"), card("Order 43", { subject: "other" })];
    let writes = 0;
    store.beforeWrite = () => {
      if (++writes === 1) throw new Error("killed");
    };
    await expect(sync()).rejects.toThrow("killed");
    await sync();
    expect(texts().sort()).toEqual(["Order 42", "Order 42", "Order 43"]);
    cards = [card("Order 42 is ready", { alert: "ready" }), card("Order 43", { subject: "other" })];
    await sync();
    expect(texts().filter((text) => text === "Order 42 is ready")).toHaveLength(1);
  });

  test("after a card was posted again still removes the older one, though the order moved on meanwhile", async () => {
    cards = [card("in progress")];
    await sync();
    cards = [card("ready", { alert: "ready" })];
    telegram.faults(({ method }) => (method === "deleteMessage" ? "dropped" : undefined));
    await expect(sync()).rejects.toThrow();
    expect(texts()).toEqual(["in progress", "ready"]);
    cards = [card("handed out", { settled: true })];
    await expect(sync()).rejects.toThrow();
    telegram.faults(() => undefined);
    await sync();
    expect(texts()).toEqual(["handed out"]);
    expect(store.cards.get("order")).toMatchObject({ settled: true, replacedMessageId: null });
  });

  test("whose answer was lost on an edit edits again, and that counts as shown", async () => {
    cards = [card("one")];
    await sync();
    cards = [card("two")];
    telegram.faults(() => "answer lost");
    await expect(sync()).rejects.toThrow();
    telegram.faults(() => undefined);
    await sync();
    expect(texts()).toEqual(["two"]);
  });
});
