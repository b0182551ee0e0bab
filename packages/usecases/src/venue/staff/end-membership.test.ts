import { afterAll, beforeAll, expect, test } from "vitest";
import { createChatStore } from "../../chat-sync/chat-store.ts";
import { editMessage } from "../../dialogs/edit-message.ts";
import { reactToMessage } from "../../dialogs/react-to-message.ts";
import { showHistory } from "../../dialogs/show-history.ts";
import { answers, photo, saying, showAll, toBeShown, writes } from "../../testing/dialogs.ts";
import { openShop, type Shop } from "../../testing/shop.ts";
import { hearAll, hire } from "../../testing/team.ts";
import { removeMember } from "./remove-member.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

test("a photo of somebody who was removed still reaches the customer and colleagues, by the bot that has it", async () => {
  const { venueId } = await shop.merchant();
  const owner = await hire(shop, venueId, "owner");
  const barista = await hire(shop, venueId, "barista");
  const customer = await shop.person();
  const dialogId = await writes(shop.deps, customer, venueId, "Какой он?");
  await hearAll(shop);
  await answers(shop.deps, barista, dialogId, "", { content: photo("latte") });
  await removeMember(shop.deps, owner.staff, barista.staff.staffId);
  const store = createChatStore(shop.deps, "customer");
  const [queued] =
    (await store.read(customer.chatId))?.messages.filter(({ content }) => "relay" in content) ?? [];
  if (!queued || !("relay" in queued.content)) throw new Error("nothing waits for the customer");
  const [message] = queued.content.relay.messages;
  expect(message).toMatchObject({ sourceBot: "horeca" });
  const copy = {
    do: "copy" as const,
    id: message?.id ?? "",
    part: 0,
    messageId: 900,
    shown: "photo/latte x",
  };
  await store.recordRelayed(customer.chatId, [copy]);
  await store.recordSent(queued.id, 900);
  await reactToMessage(shop.deps, { ...customer, messageId: 900 }, "❤");
  expect(await toBeShown(shop, barista.chat)).toEqual([]);
  expect(await showHistory(shop.deps, owner.staff, owner.chat, dialogId)).toBe(2);
  expect(await toBeShown(shop, owner.chat)).toEqual(["Какой он? (silent)", "latte (silent)"]);
});

test("who was removed can neither edit nor judge what stands in their chat; who works there again can", async () => {
  const { venueId } = await shop.merchant();
  const owner = await hire(shop, venueId, "owner");
  const barista = await hire(shop, venueId, "barista");
  const customer = await shop.person();
  const dialogId = await writes(shop.deps, customer, venueId, "Скоро?");
  const [copy] = await showAll(shop, barista.chat);
  const source = { ...barista.chat, messageId: 5_000 };
  await answers(shop.deps, barista, dialogId, "Скоро", { messageId: source.messageId });
  await showAll(shop, customer);
  await removeMember(shop.deps, owner.staff, barista.staff.staffId);
  const change = async () => {
    await editMessage(shop.deps, source, saying("Никогда"));
    await reactToMessage(shop.deps, { ...barista.chat, messageId: copy ?? 0 }, "👎");
    return shop.rows(
      "select content->>'text' as text, staff_reaction as reaction from dialog_message where dialog_id = $1 order by id",
      [dialogId],
    );
  };
  expect(await change()).toEqual([
    { text: "Скоро?", reaction: null },
    { text: "Скоро", reaction: null },
  ]);
  expect(await toBeShown(shop, customer)).toEqual([]);
  await hire(shop, venueId, "barista", barista.chat);
  expect(await change()).toEqual([
    { text: "Скоро?", reaction: "👎" },
    { text: "Никогда", reaction: null },
  ]);
});
