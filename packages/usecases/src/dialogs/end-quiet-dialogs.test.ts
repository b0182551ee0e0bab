import { afterAll, beforeAll, expect, test } from "vitest";
import { answers, writes } from "../testing/dialogs.ts";
import { move } from "../testing/feedback.ts";
import { codeOf, openShop, pair, type Shop } from "../testing/shop.ts";
import { hire, toBeSaid } from "../testing/team.ts";
import { endQuietDialogs } from "./end-quiet-dialogs.ts";
import { openDialog } from "./open-dialog.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** A customer whose question was answered; the dialog is open in the barista's chat. */
async function answered() {
  const cafe = await shop.merchant();
  const boris = await hire(shop, cafe.venueId, "barista");
  const anna = await shop.person();
  const placed = await cafe.place("A-1", { number: "42", customer: { siteUserId: "anna" } });
  await pair(shop.deps, anna, codeOf(placed));
  const dialogId = await writes(shop.deps, anna, cafe.venueId, "Можно льда?");
  await openDialog(shop.deps, boris.staff, boris.chat, dialogId);
  await answers(shop.deps, boris, dialogId, "Да");
  const isOpen = async () =>
    (
      await shop.rows("select 1 from chat where chat_id = $1 and dialog_id = $2", [
        boris.chat.chatId,
        dialogId,
      ])
    ).length > 0;
  const handOver = () => move(shop, cafe, placed.order.id, "in_progress", "ready", "delivered");
  return { cafe, boris, anna, dialogId, isOpen, handOver };
}

test("an hour after its order is done and nobody wrote, a dialog ends, and who has it open is told", async () => {
  const { boris, isOpen, handOver } = await answered();
  shop.pass(7200);
  await endQuietDialogs(shop.deps);
  expect(await isOpen()).toBe(true);
  await handOver();
  shop.pass(3000);
  await endQuietDialogs(shop.deps);
  expect(await isOpen()).toBe(true);
  shop.pass(700);
  await Promise.all([endQuietDialogs(shop.deps), endQuietDialogs(shop.deps)]);
  expect(await isOpen()).toBe(false);
  const told = (await toBeSaid(shop, boris.chat)).filter(([key]) => key === "dialog-ended-by-itself");
  expect(told).toEqual([["dialog-ended-by-itself", { name: expect.any(String), number: "42" }]]);
});

test("not while a question waits, nor while another order of the customer is under way", async () => {
  const waiting = await answered();
  await waiting.handOver();
  await writes(shop.deps, waiting.anna, waiting.cafe.venueId, "А где?");
  const another = await answered();
  await another.handOver();
  await another.cafe.place("A-2", { customer: { siteUserId: "anna" } });
  shop.pass(7200);
  await endQuietDialogs(shop.deps);
  expect([await waiting.isOpen(), await another.isOpen()]).toEqual([true, true]);
});

test("it ends although its order is kept no more", async () => {
  const { cafe, boris, isOpen, handOver } = await answered();
  await handOver();
  await shop.rows('delete from "order" where merchant_id = $1', [cafe.merchantId]);
  shop.pass(7200);
  await endQuietDialogs(shop.deps);
  expect(await isOpen()).toBe(false);
  const told = (await toBeSaid(shop, boris.chat)).filter(([key]) => key === "dialog-ended-by-itself");
  expect(told).toEqual([["dialog-ended-by-itself", { name: expect.any(String), number: "none" }]]);
});

test("what the customer writes next opens it again", async () => {
  const { cafe, anna, dialogId, handOver } = await answered();
  await handOver();
  shop.pass(7200);
  await endQuietDialogs(shop.deps);
  expect(await writes(shop.deps, anna, cafe.venueId, "Спасибо!")).toBe(dialogId);
  const [row] = await shop.rows("select closed_at from dialog where id = $1", [dialogId]);
  expect(row).toEqual({ closed_at: null });
});
