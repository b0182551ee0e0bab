import { fallbackKey, type RelayedMessage } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createChatStore } from "../chat-sync/chat-store.ts";
import { recordBlock } from "../chat-sync/record-block.ts";
import type { ChatContext } from "../chats/enter-chat.ts";
import { answers, photo, showAll, toBeShown, writes } from "../testing/dialogs.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { hearAll, hire } from "../testing/team.ts";
import { editMessage } from "./edit-message.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function openCafe() {
  const cafe = await shop.merchant();
  const boris = await hire(shop, cafe.venueId, "barista");
  return { cafe, boris, anna: await shop.person() };
}

/** What a chat is to be told: which text, why, of how many, and as a reply to what. */
async function told({ chatId }: ChatContext) {
  const rows = await shop.rows<{ content: { key: string; args: Record<string, unknown>; replyTo?: number } }>(
    "select content from chat_message where chat_id = $1 and sent_at is null and content->>'key' like 'dialog-%' order by id",
    [chatId],
  );
  return rows.map(({ content: { key, args, replyTo } }) =>
    [key, args.reason, args.count, replyTo].filter((part) => part !== undefined),
  );
}

/** A chat is shown words in place of these files. */
async function loses({ bot, chatId }: ChatContext, ...names: string[]): Promise<void> {
  const store = createChatStore(shop.deps, bot);
  const queued = (await store.read(chatId))?.messages ?? [];
  const messages = queued.flatMap(({ content }): readonly RelayedMessage[] =>
    "relay" in content ? content.relay.messages : [],
  );
  const lost = messages.filter(({ content }) => names.includes(fallbackKey(content)));
  for (const { id, content } of lost) {
    const of = fallbackKey(content);
    await store.recordRelayed(chatId, [
      { do: "fallback", id, form: "words", of, reason: "file", lost: true },
    ]);
  }
}

describe("a customer reads «Передал»", () => {
  test("when what they wrote is in a staff chat, not before", async () => {
    const { cafe, boris, anna } = await openCafe();
    await writes(shop.deps, anna, cafe.venueId, "Привет");
    expect(await told(anna)).toEqual([]);
    await showAll(shop, boris.chat);
    expect(await told(anna)).toEqual([["dialog-passed-on"]]);
  });

  test("not of a file that was lost: that is told, as a reply to it; of the next message they do", async () => {
    const { cafe, boris, anna } = await openCafe();
    await writes(shop.deps, anna, cafe.venueId, "", { content: photo("a"), messageId: 31 });
    await loses(boris.chat, "a");
    await showAll(shop, boris.chat);
    expect(await told(anna)).toEqual([["dialog-not-delivered", "file", 1, 31]]);
    await writes(shop.deps, anna, cafe.venueId, "Дошло?");
    await showAll(shop, boris.chat);
    expect((await told(anna)).at(-1)).toEqual(["dialog-passed-on"]);
  });

  test("when one of two colleagues has it, though the other could not be given it", async () => {
    const { cafe, boris, anna } = await openCafe();
    const vera = await hire(shop, cafe.venueId, "barista");
    await writes(shop.deps, anna, cafe.venueId, "", { content: photo("b") });
    await loses(boris.chat, "b");
    await showAll(shop, boris.chat);
    expect(await told(anna)).toEqual([]);
    await showAll(shop, vera.chat);
    expect(await told(anna)).toEqual([["dialog-passed-on"]]);
  });

  test("not when everybody has blocked the bot, nor when nobody works there", async () => {
    const { cafe, boris, anna } = await openCafe();
    await writes(shop.deps, anna, cafe.venueId, "Ау", { messageId: 32 });
    await recordBlock(shop.deps, boris.chat, true);
    expect(await told(anna)).toEqual([["dialog-not-delivered", "blocked", 1, 32]]);
    const empty = await shop.merchant();
    const vera = await shop.person();
    await writes(shop.deps, vera, empty.venueId, "Есть кто?");
    expect(await told(vera)).toEqual([["dialog-kept"]]);
  });
});

describe("a lost file", () => {
  test("of an album is told once with the others that are, and the rest has arrived", async () => {
    const { cafe, boris, anna } = await openCafe();
    for (const [index, name] of ["p", "q", "r"].entries())
      await writes(shop.deps, anna, cafe.venueId, "", {
        content: photo(name),
        album: "a",
        messageId: 41 + index,
      });
    await loses(boris.chat, "q", "r");
    await showAll(shop, boris.chat);
    expect((await told(anna)).sort()).toEqual([
      ["dialog-not-delivered", "file", 2, 42],
      ["dialog-passed-on"],
    ]);
  });

  test("of staff is told to them, and gets no mark that it has arrived", async () => {
    const { cafe, boris, anna } = await openCafe();
    const id = await writes(shop.deps, anna, cafe.venueId, "Где вы?");
    await answers(shop.deps, boris, id, "", { content: photo("map"), messageId: 51 });
    await loses(anna, "map");
    await showAll(shop, anna);
    expect(await told(boris.chat)).toEqual([["dialog-not-delivered", "file", 1, 51]]);
    const [message] = await shop.rows("select delivered_at from dialog_message where source_message_id = 51");
    expect(message).toEqual({ delivered_at: null });
  });
});

describe("a file that takes the place of one that has arrived", () => {
  const swap = (bot: "customer" | "horeca", chatId: bigint, messageId: number, name: string) =>
    editMessage(shop.deps, { bot, chatId, messageId }, photo(name));

  test("and is lost is told to the customer who edited, once; one that arrives is not", async () => {
    const { cafe, boris, anna } = await openCafe();
    await writes(shop.deps, anna, cafe.venueId, "", { content: photo("s1"), messageId: 61 });
    await showAll(shop, boris.chat);
    await hearAll(shop);
    await swap("customer", anna.chatId, 61, "s2");
    await loses(boris.chat, "s2");
    await showAll(shop, boris.chat);
    expect(await told(anna)).toEqual([["dialog-not-delivered", "file", 1, 61]]);
    await hearAll(shop);
    await swap("customer", anna.chatId, 61, "s3");
    await showAll(shop, boris.chat);
    expect(await told(anna)).toEqual([]);
  });

  test("and is lost is told to staff, who have the mark taken back that it has arrived", async () => {
    const { cafe, boris, anna } = await openCafe();
    const id = await writes(shop.deps, anna, cafe.venueId, "Где вы?");
    await showAll(shop, boris.chat);
    await answers(shop.deps, boris, id, "", { content: photo("t1"), messageId: 71 });
    await showAll(shop, anna);
    await hearAll(shop);
    const arrived = async () =>
      (
        await shop.rows<{ arrived: boolean }>(
          "select delivered_at is not null as arrived from dialog_message where source_message_id = 71",
        )
      )[0]?.arrived;
    expect(await arrived()).toBe(true);
    await swap("horeca", boris.chat.chatId, 71, "t2");
    await loses(anna, "t2");
    await showAll(shop, anna);
    expect(await told(boris.chat)).toEqual([["dialog-not-delivered", "file", 1, 71]]);
    expect(await arrived()).toBe(false);
    expect(await toBeShown(shop, boris.chat)).toEqual(["t2 (silent)"]);
    await swap("horeca", boris.chat.chatId, 71, "t3");
    await showAll(shop, anna);
    expect(await arrived()).toBe(true);
  });
});

test("what is put aside lets the rest of its chat go on, and has its turn when its time comes", async () => {
  const { cafe, boris, anna } = await openCafe();
  await writes(shop.deps, anna, cafe.venueId, "", { content: photo("late") });
  await writes(shop.deps, anna, cafe.venueId, "Потом");
  const store = createChatStore(shop.deps, "horeca");
  const relays = async () =>
    ((await store.read(boris.chat.chatId))?.messages ?? []).filter(({ content }) => "relay" in content);
  const [first] = await relays();
  await store.recordPostponed(first?.id as string, { delayMs: 1_000, holds: true });
  const [held] = await relays();
  expect(held).toMatchObject({ id: first?.id, tries: 1, waitMs: 1_000 });
  await store.recordPostponed(first?.id as string, { delayMs: 4_000, holds: false });
  expect(await toBeShown(shop, boris.chat)).toEqual(["Потом"]);
  shop.pass(5);
  expect(await toBeShown(shop, boris.chat)).toEqual(["late", "Потом"]);
});
