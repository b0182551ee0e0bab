import { afterAll, beforeAll, expect, test } from "vitest";
import { known, openShop, type Shop } from "../testing/shop.ts";
import { hearAll, hire, toBeSaid } from "../testing/team.ts";
import { changeSetting } from "../venue/change-setting.ts";
import { dialogTickQueue } from "../venue/dialog-ticks.ts";
import { assignDialog } from "./assign-dialog.ts";
import { blockDialog, unblockDialog } from "./block-dialog.ts";
import { receiveMessage } from "./receive-message.ts";
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
const nextTick = async () =>
  (
    await shop.rows<{ at: Date | null }>("select min(start_after) as at from pgboss.job where name = $1", [
      dialogTickQueue,
    ])
  )[0]?.at;
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

test("a manager who looks at another of their cafés reads where somebody waits", async () => {
  const { owner, barista, dialogId } = await openDialog();
  await hire(shop, (await shop.merchant()).venueId, "owner", owner.chat);
  await setDuty(shop.deps, barista.staff, false);
  await hearAll(shop);
  shop.pass(180);
  await look(dialogId);
  const args = { venue: expect.any(String), name: expect.any(String) };
  expect(await toBeSaid(shop, owner.chat)).toEqual([["dialog-elsewhere", args]]);
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

test("a reminder that is missed before closing waits for the opening, instead of being tried all night", async () => {
  const { owner, barista, dialogId } = await openDialog();
  const closing = shop.now().getUTCHours() * 60 + shop.now().getUTCMinutes() + 5;
  const tomorrow = new Date(shop.now().getTime() + 86_400_000).toISOString().slice(0, 10);
  const opening = new Date(`${tomorrow}T08:00:00Z`);
  await changeSetting(shop.deps, owner.staff, { setting: "timezone", to: "UTC" });
  const to = Array.from({ length: 7 }, () => [[480, closing]] as const);
  await changeSetting(shop.deps, owner.staff, { setting: "opening_hours", to });
  await shop.forgetJobs();
  // Nobody looked in time: the process was away.
  shop.pass(600);
  await remindOfDialog(shop.deps, dialogId);
  expect(await toBeSaid(shop, barista.chat)).toEqual([]);
  expect(await nextTick()).toEqual(opening);
});

test("what is switched on, or taken up again, is looked at for the dialogs that wait already", async () => {
  const { owner, barista, dialogId } = await openDialog();
  await changeSetting(shop.deps, owner.staff, { setting: "unheard_minutes", to: 0 });
  await remindOfDialog(shop.deps, dialogId);
  await shop.forgetJobs();
  shop.pass(180);
  await changeSetting(shop.deps, owner.staff, { setting: "unheard_minutes", to: 2 });
  expect(await nextTick()).toEqual(shop.now());
  await blockDialog(shop.deps, owner.staff, dialogId);
  await remindOfDialog(shop.deps, dialogId);
  await shop.forgetJobs();
  await unblockDialog(shop.deps, owner.staff, dialogId);
  expect(await nextTick()).toEqual(shop.now());
  await hearAll(shop);
  await look(dialogId);
  expect((await toBeSaid(shop, barista.chat)).map(([key]) => key)).toEqual(["dialog-unanswered"]);
});
