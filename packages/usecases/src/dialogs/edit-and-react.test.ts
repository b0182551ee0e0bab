import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createChatStore } from "../chat-sync/chat-store.ts";
import type { ChatKey } from "../context.ts";
import { answers, photo, saying, showAll, toBeShown, writes } from "../testing/dialogs.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { editMessage } from "./edit-message.ts";
import { findMessage } from "./find-message.ts";
import { reactToMessage } from "./react-to-message.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

let nextId = 9_000;

/** A message of a customer, on its way to a member of staff. */
async function said(text = "С молоком") {
  const cafe = await shop.merchant();
  const boris = await hire(shop, cafe.venueId, "barista");
  const anna = await shop.person();
  const messageId = ++nextId;
  const id = await writes(shop.deps, anna, cafe.venueId, text, { messageId });
  return { cafe, boris, anna, id, source: { bot: anna.bot, chatId: anna.chatId, messageId } };
}

async function viewIn({ bot, chatId }: ChatKey) {
  const view = await createChatStore(shop.deps, bot).read(chatId);
  return (view?.messages ?? []).flatMap(({ content }) => ("relay" in content ? content.relay.messages : []));
}

describe("an edit", () => {
  test("before the message is delivered is in it, and marked", async () => {
    const { boris, source } = await said();
    await editMessage(shop.deps, source, saying("Без молока"));
    const [view] = await viewIn(boris.chat);
    expect(view).toMatchObject({ content: { text: "Без молока" }, edited: true });
    expect(await showAll(shop, boris.chat)).toHaveLength(1);
  });

  test("while the message is being delivered is shown after it", async () => {
    const { boris, source } = await said();
    const store = createChatStore(shop.deps, "horeca");
    // Chat sync has read the old words, and is sending them.
    const queued = (await store.read(boris.chat.chatId))?.messages;
    const sending = queued?.find(({ content }) => "relay" in content);
    const [old] = await viewIn(boris.chat);
    await editMessage(shop.deps, source, saying("Без молока"));
    const copy = { do: "copy" as const, id: old?.id as string, part: 0, messageId: 3, shown: "text old" };
    await store.recordRelayed(boris.chat.chatId, [copy]);
    await store.recordSent(sending?.id as string, 3);
    expect(await viewIn(boris.chat)).toMatchObject([
      { content: { text: "Без молока" }, copies: [{ messageId: 3, shown: "text old" }] },
    ]);
  });

  test("comes to every chat that shows the message, once, and keeps what it quotes", async () => {
    const { cafe, boris, anna, source } = await said();
    const vera = await hire(shop, cafe.venueId, "barista");
    await showAll(shop, boris.chat);
    await shop.rows(
      `update dialog_message set content = content || '{"quote": {"text": "Чай?", "entities": [], "position": 0}}'
       where source_chat_id = $1`,
      [anna.chatId],
    );
    await shop.forgetJobs();
    await editMessage(shop.deps, source, saying("Без молока"));
    await editMessage(shop.deps, source, saying("Без молока"));
    expect(await viewIn(boris.chat)).toMatchObject([
      { content: { text: "Без молока", quote: { text: "Чай?" } }, edited: true },
    ]);
    expect(await viewIn(vera.chat)).toEqual([]);
    expect(await shop.waiting("horeca")).toEqual([String(boris.chat.chatId)]);
  });

  test("that says what was said, and one of what is in no dialog, change nothing", async () => {
    const { boris, source } = await said("Как было");
    await showAll(shop, boris.chat);
    await editMessage(shop.deps, source, saying("Как было"));
    await editMessage(shop.deps, { ...source, messageId: 1 }, saying("Другое"));
    await editMessage(shop.deps, { ...source, chatId: 1n }, saying("Чужое"));
    expect(await viewIn(boris.chat)).toEqual([]);
  });

  test("of a place, as a live one makes them, bothers nobody", async () => {
    const { cafe, boris, anna } = await said();
    const messageId = ++nextId;
    const at = (latitude: number) => ({ kind: "location" as const, latitude, longitude: 37.6 });
    await writes(shop.deps, anna, cafe.venueId, "", { messageId, content: at(55.7) });
    await showAll(shop, boris.chat);
    await editMessage(shop.deps, { bot: anna.bot, chatId: anna.chatId, messageId }, at(55.8));
    expect(await viewIn(boris.chat)).toEqual([]);
  });

  test("of a late part of an album that is on its way is not lost", async () => {
    const { cafe, boris, anna } = await said();
    await showAll(shop, boris.chat);
    const part = (messageId: number, name: string) =>
      writes(shop.deps, anna, cafe.venueId, "", { album: "a", content: photo(name), messageId });
    await part(++nextId, "раз");
    await part(++nextId, "два");
    const source = { bot: anna.bot, chatId: anna.chatId, messageId: nextId };
    await editMessage(shop.deps, source, photo("два", "подпись"));
    const views = await viewIn(boris.chat);
    expect(views.at(-1)).toMatchObject({ content: { text: "подпись" }, edited: true });
    expect(await showAll(shop, boris.chat)).toHaveLength(2);
  });
});

describe("a reaction", () => {
  test("is shown on the other side, and taken back there when it is taken back", async () => {
    const { boris, anna, source } = await said();
    const [copy] = await showAll(shop, boris.chat);
    const there = { bot: "horeca" as const, chatId: boris.chat.chatId, messageId: copy as number };
    for (const emoji of ["🔥", null]) {
      await reactToMessage(shop.deps, there, emoji);
      // Whoever reacts has read it.
      expect((await viewIn(anna)).at(-1)).toMatchObject({ staffReaction: emoji, opened: true });
      await showAll(shop, anna);
      await reactToMessage(shop.deps, source, emoji);
      expect(await viewIn(boris.chat)).toMatchObject([{ customerReaction: emoji }]);
      await showAll(shop, boris.chat);
    }
  });

  test("to a message that is seen before it is recorded counts all the same", async () => {
    const { boris, anna } = await said();
    const store = createChatStore(shop.deps, "horeca");
    const sending = (await store.read(boris.chat.chatId))?.messages.find(({ content }) => "relay" in content);
    const [view] = await viewIn(boris.chat);
    const reacting = reactToMessage(
      shop.deps,
      { bot: "horeca", chatId: boris.chat.chatId, messageId: 5 },
      "❤",
    );
    const copy = { do: "copy" as const, id: view?.id as string, part: 0, messageId: 5, shown: "text" };
    await store.recordRelayed(boris.chat.chatId, [copy]);
    await store.recordSent(sending?.id as string, 5);
    await reacting;
    expect((await viewIn(anna)).at(-1)).toMatchObject({ staffReaction: "❤" });
  });

  test("to a message that is still on its way comes after it", async () => {
    const { boris, source } = await said();
    await reactToMessage(shop.deps, source, "❤");
    expect(await viewIn(boris.chat)).toHaveLength(2);
    expect(await showAll(shop, boris.chat)).toHaveLength(1);
  });

  test("to an answer comes to whoever wrote it", async () => {
    const { boris, anna, id } = await said();
    await answers(shop.deps, boris, id, "Несу", { messageId: 77 });
    const [copy] = await showAll(shop, anna);
    await showAll(shop, boris.chat);
    await reactToMessage(
      shop.deps,
      { bot: "customer", chatId: anna.chatId, messageId: copy as number },
      "👍",
    );
    expect(await viewIn(boris.chat)).toMatchObject([{ sourceMessageId: 77, customerReaction: "👍" }]);
  });

  test("to what is older than all that is recorded waits for nothing on its way", async () => {
    const { cafe, boris, anna } = await said();
    const [copy = 0] = await showAll(shop, boris.chat);
    await writes(shop.deps, anna, cafe.venueId, "И сахар", { messageId: ++nextId });
    const reads: unknown[] = [];
    const { db } = shop.deps;
    const read: typeof db.read = (sql) => {
      reads.push(sql);
      return db.read(sql);
    };
    const older = { bot: "horeca" as const, chatId: boris.chat.chatId, messageId: copy - 1 };
    await reactToMessage({ ...shop.deps, db: { ...db, read } }, older, "👍");
    expect(reads).toHaveLength(3);
  });

  test("to what is no message of a dialog is nothing", async () => {
    const { boris, anna } = await said();
    await showAll(shop, boris.chat);
    await reactToMessage(shop.deps, { bot: "customer", chatId: anna.chatId, messageId: 1 }, "👍");
    expect(await viewIn(boris.chat)).toEqual([]);
  });
});

test("whoever wrote a message sees that it has arrived, once", async () => {
  const { boris, anna, id } = await said();
  await showAll(shop, boris.chat);
  await answers(shop.deps, boris, id, "Несу", { messageId: 78 });
  expect(await toBeShown(shop, boris.chat)).toEqual([]);
  await showAll(shop, anna);
  expect(await viewIn(boris.chat)).toMatchObject([{ sourceMessageId: 78, delivered: true }]);
  await showAll(shop, boris.chat);
  await editMessage(
    shop.deps,
    { bot: "horeca", chatId: boris.chat.chatId, messageId: 78 },
    saying("Уже несу"),
  );
  await showAll(shop, anna);
  expect(await toBeShown(shop, boris.chat)).toEqual([]);
});

test("a message is found by the chat it stands in, and by no other", async () => {
  const { boris, id, source } = await said();
  const [copy] = await showAll(shop, boris.chat);
  expect(await findMessage(shop.deps, source, source.messageId)).toMatchObject({ dialogId: id });
  expect(await findMessage(shop.deps, boris.chat, copy as number)).toMatchObject({ dialogId: id });
  expect(await findMessage(shop.deps, { bot: "horeca", chatId: source.chatId }, source.messageId)).toBeNull();
});
