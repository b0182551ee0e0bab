import { event } from "@gotovo/contract";
import { afterAll, beforeAll, expect, test } from "vitest";
import { erasePurchases } from "../accounts/erase-purchases.ts";
import { recordBlock } from "../chat-sync/record-block.ts";
import { closeDialogs } from "../dialogs/close-dialogs.ts";
import { commentOrder } from "../orders/feedback/comment-order.ts";
import { writes } from "../testing/dialogs.ts";
import { delivered } from "../testing/feedback.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { changeSetting } from "../venue/change-setting.ts";
import { eventJson } from "./event-json.ts";
import { listEvents } from "./list-events.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

test("the log tells of words, feedback, blocks and settings; what is a person's goes when they are erased", async () => {
  const cafe = await shop.merchant();
  const anna = await shop.person();
  const boris = await hire(shop, cafe.venueId, "manager");
  await delivered(shop, cafe, anna, "A-1").then((id) => commentOrder(shop.deps, anna, id, "Очень вкусно"));
  const dialogId = await writes(shop.deps, anna, cafe.venueId, "Мой телефон 555");
  await closeDialogs(shop.deps, boris.staff, [dialogId]);
  await recordBlock(shop.deps, anna, true);
  await recordBlock(shop.deps, anna, false);
  await changeSetting(shop.deps, boris.staff, { setting: "prep_minutes", to: 7 });

  const log = async () => listEvents(shop.deps, cafe.merchantId, { after: 0n, limit: 100 });
  const told = (await log()).filter(({ type }) => !type.startsWith("order."));
  expect(told.map(({ type }) => type)).toEqual([
    "pairing.completed",
    "feedback.received",
    "dialog.message_received",
    "dialog.closed",
    "customer.blocked",
    "customer.unblocked",
    "venue.changed",
  ]);
  for (const stored of await log()) {
    const outside = event.safeParse(JSON.parse(eventJson(stored)));
    expect(outside.error?.message, stored.type).toBeUndefined();
  }
  const data = told.map((event) => JSON.parse(event.data));
  expect(data[1].feedback).toMatchObject({ order_id: "A-1", comment: "Очень вкусно" });
  expect(data[2]).toMatchObject({
    dialog: { id: dialogId, open: true },
    message: { text: "Мой телефон 555" },
  });
  expect(data[6]).toMatchObject({
    venue: { prep_minutes: 7 },
    change: { by: "staff", settings: ["prep_minutes"] },
  });

  const holder = { personId: anna.person.id, phone: "+79990000000" };
  await shop.deps.db.tx((tx) => erasePurchases(shop.deps, tx, holder as never));
  const left = JSON.stringify((await log()).map((event) => event.data));
  expect(left).not.toMatch(/555|вкусно|telegram_user_id/);
  expect(left).toContain("A-1");
});
