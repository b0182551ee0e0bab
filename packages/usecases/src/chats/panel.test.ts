import { afterAll, beforeAll, expect, test } from "vitest";
import { createChatStore } from "../chat-sync/chat-store.ts";
import type { ChatKey } from "../context.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { closePanel } from "./close-panel.ts";
import { leaveAll } from "./leave-all.ts";
import { openPanels } from "./open-panels.ts";
import { showPanel } from "./panel.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const names = ["team", "quick"] as const;
const team = { name: "team", view: "t:0:0" } as const;
const posted = {
  subject: "team",
  messageId: 5,
  shown: "hash",
  alert: null,
  replacedMessageId: null,
  settled: false,
};

const cardsOf = async ({ chatId }: ChatKey) =>
  (await createChatStore(shop.deps, "horeca").read(chatId))?.cards ?? [];

const panelsOf = async (chat: ChatKey) => openPanels(await cardsOf(chat), names);

test("a panel shows one view of itself until it is closed, and has its card posted afresh when asked for", async () => {
  const chat = await shop.person("horeca");
  await showPanel(shop.deps, chat, team, { afresh: true });
  await createChatStore(shop.deps, "horeca").recordCard(chat.chatId, posted);
  await showPanel(shop.deps, chat, { name: "team", view: "t:0:1" });
  expect(await panelsOf(chat)).toEqual([{ name: "team", view: "t:0:1" }]);
  expect(await cardsOf(chat)).toMatchObject([{ messageId: 5, repost: false }]);
  await showPanel(shop.deps, chat, team, { afresh: true });
  expect(await cardsOf(chat)).toMatchObject([{ messageId: 5, repost: true }]);
  await closePanel(shop.deps, chat, "team");
  expect(await panelsOf(chat)).toEqual([]);
});

test("what is asked for while a settled card is recorded is looked at all the same", async () => {
  const chat = await shop.person("horeca");
  const store = createChatStore(shop.deps, "horeca");
  await showPanel(shop.deps, chat, team);
  await showPanel(shop.deps, chat, { name: "team", view: "newer" });
  await store.recordCard(chat.chatId, { ...posted, settled: true, view: team.view });
  expect(await panelsOf(chat)).toEqual([{ name: "team", view: "newer" }]);
  await store.recordCard(chat.chatId, { ...posted, settled: true, view: "newer" });
  expect(await cardsOf(chat)).toEqual([]);
  await showPanel(shop.deps, chat, team, { afresh: true });
  await store.recordCard(chat.chatId, { ...posted, settled: true, view: team.view });
  expect(await cardsOf(chat)).toMatchObject([{ repost: true }]);
});

test("/exit closes panels, those of this chat only", async () => {
  const [chat, other] = [await shop.person("horeca"), await shop.person("horeca")];
  for (const key of [chat, other]) await showPanel(shop.deps, key, team);
  expect(await leaveAll(shop.deps, chat)).toBe("questions");
  expect(await panelsOf(chat)).toEqual([]);
  expect(await panelsOf(other)).toEqual([team]);
});

test("a panel that is opened again while its card is taken away stays open, without a message", async () => {
  const chat = await shop.person("horeca");
  const store = createChatStore(shop.deps, "horeca");
  await store.recordCard(chat.chatId, posted);
  await showPanel(shop.deps, chat, team);
  await store.forgetCard(chat.chatId, "team");
  expect(await panelsOf(chat)).toEqual([team]);
  expect(await cardsOf(chat)).toMatchObject([{ messageId: null, shown: null }]);
  await closePanel(shop.deps, chat, "team");
  await store.forgetCard(chat.chatId, "team");
  expect(await cardsOf(chat)).toEqual([]);
});
