import { describe, expect, test } from "vitest";
import { card, openSyncedChat } from "../testing/synced-chat.ts";

const chat = openSyncedChat();
const refuse = (refuse: number, description: string) => ({ refuse, description });

describe("a chat", () => {
  test("gets its messages first, each once and in order, then its cards", async () => {
    chat.store.queue("one", "two", "three", "four");
    chat.cards = [card("Order 42")];
    await chat.sync();
    await chat.sync();
    expect(chat.texts()).toEqual(["one", "two", "three", "four", "Order 42"]);
  });

  test("that has much to say shows its cards in between, new ones first; a header comes last", async () => {
    chat.cards = [card("queue: 1", { subject: "queue", background: true }), card("Order 41")];
    await chat.sync();
    const numbers = Array.from({ length: 12 }, (_, index) => String(index + 1));
    chat.store.queue(...numbers);
    chat.cards = [
      card("queue: 2", { subject: "queue", background: true }),
      card("Order 41 is made"),
      card("Order 42", { subject: "new" }),
    ];
    // Every place is waited for, as in a private chat of Telegram's.
    chat.limits.acquire = async () => 1_000;
    const before = chat.telegram.calls.length;
    await chat.sync();
    const told = chat.telegram.calls.slice(before).map(({ params }) => params.text);
    expect(told).toEqual([
      ...numbers.slice(0, 4),
      "Order 42",
      "Order 41 is made",
      ...numbers.slice(4),
      "queue: 2",
    ]);
  });

  test("that is right already hears nothing", async () => {
    chat.cards = [card("Order 42")];
    await chat.sync();
    const before = chat.telegram.calls.length;
    await chat.sync();
    expect(chat.telegram.calls).toHaveLength(before);
  });

  test("is told by an edit, and by a new message with sound what must be heard", async () => {
    chat.cards = [card("placed")];
    await chat.sync();
    chat.cards = [card("in progress")];
    await chat.sync();
    expect([...chat.telegram.messages.keys()]).toEqual([1]);
    chat.cards = [card("ready", { alert: "ready" })];
    await chat.sync();
    expect([...chat.telegram.messages]).toMatchObject([[2, { text: "ready", silent: false }]]);
    chat.cards = [card("handed out", { settled: true })];
    await chat.sync();
    expect(chat.texts()).toEqual(["handed out"]);
    expect(chat.store.cards.get("order")?.settled).toBe(true);
  });

  test("has people's text escaped by its renderer only: what it sends is HTML without previews", async () => {
    chat.cards = [card("<b>Order</b>")];
    await chat.sync();
    expect(chat.telegram.callsOf("sendMessage")[0]?.params).toMatchObject({
      chat_id: 77,
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
    });
  });
});

describe("Telegram says", () => {
  test("403: the block is noted and nothing more is written", async () => {
    chat.store.queue("one", "two");
    chat.cards = [card("Order 42")];
    chat.telegram.faults(() => refuse(403, "Forbidden: bot was blocked by the user"));
    await chat.sync();
    expect(chat.store.blocked).toBe(true);
    expect(chat.telegram.calls).toHaveLength(1);
    await chat.sync();
    expect(chat.telegram.calls).toHaveLength(1);
    expect(chat.store.messages).toHaveLength(2);
  });

  test.each(["Forbidden: user is deactivated", "Forbidden: bot can't initiate conversation with a user"])(
    "%s: as good as blocked",
    async (description) => {
      chat.cards = [card("Order 42")];
      chat.telegram.faults(() => refuse(403, description));
      await chat.sync();
      expect(chat.store.blocked).toBe(true);
    },
  );

  test("chat not found: as good as blocked", async () => {
    chat.cards = [card("Order 42")];
    chat.telegram.faults(() => refuse(400, "Bad Request: chat not found"));
    await chat.sync();
    expect(chat.store.blocked).toBe(true);
  });

  test("not modified: it counts as shown", async () => {
    chat.cards = [card("one")];
    await chat.sync();
    chat.cards = [card("two")];
    chat.telegram.faults(() => refuse(400, "Bad Request: message is not modified: same"));
    await chat.sync();
    await chat.sync();
    expect(chat.telegram.callsOf("editMessageText")).toHaveLength(1);
  });

  test("message to edit not found: the card is sent afresh, once, without sound", async () => {
    chat.cards = [card("one")];
    await chat.sync();
    chat.telegram.messages.clear();
    chat.cards = [card("two")];
    await chat.sync();
    await chat.sync();
    expect([...chat.telegram.messages.values()]).toMatchObject([{ text: "two", silent: true }]);
  });

  test("a message may not be deleted any more: it loses its buttons", async () => {
    chat.cards = [card("one")];
    await chat.sync();
    chat.cards = [];
    chat.telegram.faults(({ method }) =>
      method === "deleteMessage"
        ? refuse(400, "Bad Request: message can't be deleted for everyone")
        : undefined,
    );
    await chat.sync();
    expect([...chat.telegram.messages.values()]).toMatchObject([{ text: "one", keyboard: null }]);
    expect(chat.store.cards.size).toBe(0);
  });

  test("429 on a send: the limits are told, and it is sent after the wait", async () => {
    chat.cards = [card("Order 42")];
    let refusals = 2;
    chat.telegram.faults(() =>
      refusals-- > 0 ? { refuse: 429, description: "Too Many Requests", retryAfter: 7 } : undefined,
    );
    await chat.sync();
    expect(chat.limits.pauses).toEqual([7, 7]);
    expect(chat.texts()).toEqual(["Order 42"]);
  });

  test("429 on a deletion: it is not tried again before the limits allow", async () => {
    chat.cards = [card("Order 42")];
    await chat.sync();
    chat.cards = [];
    chat.telegram.faults(() => ({ refuse: 429, description: "Too Many Requests", retryAfter: 30 }));
    chat.limits.acquire = async () => {
      if (chat.limits.pauses.length > 0) throw new Error("come back later");
      return 0;
    };
    await expect(chat.sync()).rejects.toThrow("come back later");
    expect(chat.telegram.callsOf("deleteMessage")).toHaveLength(1);
  });

  test("5xx, or nothing: the run fails to be tried again, and then all is well", async () => {
    chat.store.queue("hello");
    chat.cards = [card("Order 42")];
    for (const fault of [refuse(502, "Bad Gateway"), "dropped"] as const) {
      chat.telegram.faults(() => fault);
      await expect(chat.sync()).rejects.toThrow();
    }
    expect(chat.store.sent).toEqual([]);
    chat.telegram.faults(() => undefined);
    await chat.sync();
    expect(chat.texts()).toEqual(["hello", "Order 42"]);
  });

  test("nothing for one call among many: it is made again in the same run, each message goes out once", async () => {
    for (const text of ["one", "two", "three", "four"]) chat.store.queue(text);
    let calls = 0;
    chat.telegram.faults(() => (++calls % 2 === 0 ? "dropped" : undefined));
    await chat.sync();
    expect(chat.texts()).toEqual(["one", "two", "three", "four"]);
  });

  test("401, because the token was taken back: nothing is given up, all of it goes out with a new one", async () => {
    chat.store.queue("hello");
    chat.cards = [card("Order 42")];
    chat.telegram.faults(() => refuse(401, "Unauthorized"));
    await expect(chat.sync()).rejects.toThrow();
    expect(chat.store.failed).toEqual([]);
    chat.telegram.faults(() => undefined);
    await chat.sync();
    expect(chat.texts()).toEqual(["hello", "Order 42"]);
  });

  test("it will never take a message: that one is given up with the reason, the others go out", async () => {
    chat.store.queue("bad", "good");
    chat.telegram.faults(({ params }) =>
      params.text === "bad" ? refuse(400, "Bad Request: can't parse entities") : undefined,
    );
    await chat.sync();
    expect([chat.store.failed, chat.store.sent]).toEqual([["bad"], ["good"]]);
  });

  test("it will never take one card, sent or edited: that is logged, and the others are shown", async () => {
    const other = (text: string) => card(text, { subject: "other" });
    chat.cards = [card("fine"), other("one")];
    await chat.sync();
    chat.telegram.faults(({ params }) =>
      params.text === "poison" ? refuse(400, "Bad Request: can't parse entities") : undefined,
    );
    chat.cards = [card("poison"), card("poison", { subject: "third" }), other("two")];
    const before = chat.lines.error.length;
    await chat.sync();
    expect(chat.texts()).toEqual(["fine", "two"]);
    expect(chat.lines.error.length - before).toBe(2);
  });
});
