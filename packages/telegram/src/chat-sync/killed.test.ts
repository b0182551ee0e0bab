import { describe, expect, test } from "vitest";
import { card, openSyncedChat } from "../testing/synced-chat.ts";

const chat = openSyncedChat();

describe("a process that is killed", () => {
  test("between a send and its record repeats that one message and nothing else", async () => {
    chat.cards = [card("Order 42"), card("Order 43", { subject: "other" })];
    let writes = 0;
    chat.store.beforeWrite = () => {
      if (++writes === 1) throw new Error("killed");
    };
    await expect(chat.sync()).rejects.toThrow("killed");
    await chat.sync();
    expect(chat.texts().sort()).toEqual(["Order 42", "Order 42", "Order 43"]);
    chat.cards = [card("Order 42 is ready", { alert: "ready" }), card("Order 43", { subject: "other" })];
    await chat.sync();
    expect(chat.texts().filter((text) => text === "Order 42 is ready")).toHaveLength(1);
  });

  test("after a card was posted again still removes the older one, though the order moved on meanwhile", async () => {
    chat.cards = [card("in progress")];
    await chat.sync();
    chat.cards = [card("ready", { alert: "ready" })];
    chat.telegram.faults(({ method }) => (method === "deleteMessage" ? "dropped" : undefined));
    await expect(chat.sync()).rejects.toThrow();
    expect(chat.texts()).toEqual(["in progress", "ready"]);
    chat.cards = [card("handed out", { settled: true })];
    await expect(chat.sync()).rejects.toThrow();
    chat.telegram.faults(() => undefined);
    await chat.sync();
    expect(chat.texts()).toEqual(["handed out"]);
    expect(chat.store.cards.get("order")).toMatchObject({ settled: true, replacedMessageId: null });
  });

  test("whose answer was lost on an edit edits again, and that counts as shown", async () => {
    chat.cards = [card("one")];
    await chat.sync();
    chat.cards = [card("two")];
    chat.telegram.faults(() => "answer lost");
    await expect(chat.sync()).rejects.toThrow();
    chat.telegram.faults(() => undefined);
    await chat.sync();
    expect(chat.texts()).toEqual(["two"]);
  });
});
