import { afterAll, beforeAll, expect, test } from "vitest";
import { addressOrder } from "../orders/show-order.ts";
import { toBeShown } from "../testing/dialogs.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { cabinetOfChat } from "./cabinet.ts";
import { closeDialogs } from "./close-dialogs.ts";
import { openDialog } from "./open-dialog.ts";
import { writeAsMerchant } from "./write-as-merchant.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function followed() {
  const cafe = await shop.merchant();
  const boris = await hire(shop, cafe.venueId, "barista");
  const anna = await shop.person();
  await pair(shop.deps, anna, codeOf(await cafe.place("A-1", { number: "42" })));
  const { order, chats } = await addressOrder(shop.deps, cafe.merchantId, {
    bot: "customer",
    telegramUserId: Number(anna.chatId),
    externalOrderId: "A-1",
    venueId: cafe.venueId,
  });
  return { cafe, boris, anna, write: (text: string) => writeAsMerchant(shop.deps, order, chats, text) };
}

const dialogs = (venueId: string) =>
  shop.rows<{ id: string; closed: boolean; unread: number; waiting: boolean; assigned: boolean }>(
    `select id, closed_at is not null as closed, unread, waiting_since is not null as waiting,
       assignee_id is not null as assigned from dialog where venue_id = $1`,
    [venueId],
  );

test("what a café's server writes comes to the customer and stands in the dialog, which nobody has to answer", async () => {
  const { cafe, boris, anna, write } = await followed();
  await shop.forgetJobs();
  await write("Овсяного нет");
  expect(await toBeShown(shop, anna)).toEqual(["Овсяного нет"]);
  expect(await toBeShown(shop, boris.chat)).toEqual([]);
  expect(await shop.waiting("horeca")).toEqual([String(boris.chat.chatId)]);
  const [dialog] = await dialogs(cafe.venueId);
  expect(dialog).toMatchObject({ closed: false, unread: 0, waiting: false, assigned: false });
  await openDialog(shop.deps, boris.staff, boris.chat, dialog?.id as string);
  const cabinet = await cabinetOfChat(shop.deps, boris.chat.chatId);
  expect(cabinet?.current).toMatchObject({
    orderNumber: "42",
    lines: [{ author: "merchant", content: { text: "Овсяного нет" } }],
  });
});

test("a closed dialog stays closed, and two messages at once begin one dialog", async () => {
  const { cafe, boris, anna, write } = await followed();
  await Promise.all([write("раз"), write("два")]);
  expect((await toBeShown(shop, anna)).sort()).toEqual(["два", "раз"]);
  const [dialog, ...more] = await dialogs(cafe.venueId);
  expect(more).toEqual([]);
  await closeDialogs(shop.deps, boris.staff, [dialog?.id as string]);
  await write("три");
  expect(await dialogs(cafe.venueId)).toMatchObject([{ closed: true }]);
  expect(await toBeShown(shop, anna)).toHaveLength(3);
});

test("there is no dialog with somebody who is not in Telegram", async () => {
  const cafe = await shop.merchant();
  const { order } = await cafe.place("A-1");
  expect(await refusalOf(writeAsMerchant(shop.deps, order, [], "Ау"))).toBe("recipient_unreachable");
});
