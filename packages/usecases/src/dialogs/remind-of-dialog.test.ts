import { afterAll, beforeAll, expect, test } from "vitest";
import { known, openShop, type Shop } from "../testing/shop.ts";
import { hearAll, hire, toBeSaid } from "../testing/team.ts";
import { assignDialog } from "./assign-dialog.ts";
import { receiveMessage } from "./receive-message.ts";
import { dialogTickQueue } from "./remind-at.ts";
import { remindOfDialog } from "./remind-of-dialog.ts";
import { sendMessage } from "./send-message.ts";
import { setDuty } from "./set-duty.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function openDialog() {
  const cafe = await shop.merchant();
  await shop.rows("update venue set unheard_minutes = 3 where id = $1", [cafe.venueId]);
  const owner = await hire(shop, cafe.venueId, "owner");
  const barista = await hire(shop, cafe.venueId, "barista");
  const anna = await shop.person();
  await known(shop.deps, cafe.merchantId, anna);
  let messages = 0;
  const writes = () =>
    receiveMessage(shop.deps, {
      personId: anna.person.id,
      venueId: cafe.venueId,
      orderId: null,
      content: { kind: "text", text: "Где кофе?", entities: [] },
      album: null,
      replyToId: null,
      source: { bot: "customer", chatId: anna.chatId, messageId: ++messages },
    });
  await shop.forgetJobs();
  const { dialogId } = await writes();
  await assignDialog(shop.deps, barista.staff, dialogId, "me");
  await hearAll(shop);
  return { owner, barista, dialogId, writes };
}

const ticks = () => shop.rows("select from pgboss.job where name = $1", [dialogTickQueue]);
const look = async (dialogId: string) => {
  await Promise.all([remindOfDialog(shop.deps, dialogId), remindOfDialog(shop.deps, dialogId)]);
};
const assigneeOf = async (id: string) =>
  (
    await shop.rows<{ assignee: string | null }>("select assignee_id as assignee from dialog where id = $1", [
      id,
    ])
  )[0]?.assignee;

test("whoever answers is reminded once, then loses the dialog, and all on duty hear of it once", async () => {
  const { owner, barista, dialogId, writes } = await openDialog();
  await writes();
  await hearAll(shop);
  expect(await ticks()).toHaveLength(1);
  shop.pass(179);
  await look(dialogId);
  expect(await toBeSaid(shop, barista.chat)).toEqual([]);
  shop.pass(1);
  await look(dialogId);
  const args = { dialog: dialogId, name: expect.any(String), number: "none" };
  expect(await toBeSaid(shop, barista.chat)).toEqual([["dialog-unanswered", args]]);
  expect(await toBeSaid(shop, owner.chat)).toEqual([]);
  expect(await assigneeOf(dialogId)).toBe(barista.staff.staffId);
  await hearAll(shop);
  shop.pass(180);
  await look(dialogId);
  const free = ["dialog-free", { ...args, assignee: expect.any(String) }];
  for (const { chat } of [owner, barista]) expect(await toBeSaid(shop, chat)).toEqual([free]);
  expect(await assigneeOf(dialogId)).toBeNull();
  await hearAll(shop);
  shop.pass(3600);
  await look(dialogId);
  for (const { chat } of [owner, barista]) expect(await toBeSaid(shop, chat)).toEqual([]);
});

test("of whoever has gone home, those on duty hear; with nobody on duty the managers", async () => {
  const { owner, barista, dialogId } = await openDialog();
  await setDuty(shop.deps, barista.staff, false);
  await setDuty(shop.deps, owner.staff, false);
  shop.pass(180);
  await look(dialogId);
  expect((await toBeSaid(shop, owner.chat)).map(([key]) => key)).toEqual([
    "dialogs-handed-over",
    "dialog-free",
  ]);
  expect((await toBeSaid(shop, barista.chat)).map(([key]) => key)).toEqual(["shift-report"]);
  expect(await assigneeOf(dialogId)).toBeNull();
});

test("an answer ends it; what is written afterwards waits anew", async () => {
  const { barista, dialogId, writes } = await openDialog();
  shop.pass(180);
  await look(dialogId);
  await sendMessage(shop.deps, barista.staff, {
    dialogId,
    content: { kind: "text", text: "Уже несём", entities: [] },
    album: null,
    replyTo: null,
    source: null,
  });
  await hearAll(shop);
  shop.pass(600);
  await look(dialogId);
  expect(await toBeSaid(shop, barista.chat)).toEqual([]);
  await writes();
  await hearAll(shop);
  shop.pass(180);
  await look(dialogId);
  expect((await toBeSaid(shop, barista.chat)).map(([key]) => key)).toEqual(["dialog-unanswered"]);
});
