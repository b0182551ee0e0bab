import { linesToMake } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { recordBlock } from "../../chat-sync/record-block.ts";
import { openShop, outcomesOf, refusalOf, type Shop } from "../../testing/shop.ts";
import { bought, takenOrder } from "../../testing/sold-out.ts";
import { hire } from "../../testing/team.ts";
import { changeSetting } from "../../venue/change-setting.ts";
import { changeDetails } from "../change-details.ts";
import { changeOrder } from "../change-order.ts";
import { movePromise } from "../move-promise.ts";
import { answerSoldOut } from "./answer-sold-out.ts";
import { askSoldOut } from "./ask-sold-out.ts";
import { endSoldOut } from "./end-sold-out.ts";
import { takeOff } from "./take-off.ts";
import { withdrawSoldOut } from "./withdraw-sold-out.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const taken = (items?: object[]) => takenOrder(shop, items);

/** Of the shop's clock. */
const minute = 60;
describe("something has run out", () => {
  test("two who tap at once ask once; it is on the stop-list, and the log tells both", async () => {
    const { ask, input, staff, colleague, stopped, events, read, anna, chat } = await taken();
    const at = await input(2);
    const asked = await outcomesOf(
      askSoldOut(shop.deps, staff, { ...at, choices: [] }),
      askSoldOut(shop.deps, colleague, { ...at, choices: [] }),
    );
    expect(asked).toEqual(["ok", "ok"]);
    expect(await read()).toMatchObject({
      version: 2,
      reachable: true,
      soldOut: { name: "Круассан", version: 2 },
    });
    expect(await stopped()).toEqual(["Круассан"]);
    expect((await events()).slice(-2)).toEqual(["order.changed", "item.sold_out"]);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    expect(await shop.waiting("horeca")).toContain(String(chat.chatId));
    // Of another part it cannot be asked before this is answered.
    expect(await refusalOf(ask(0))).toBe("stale_version");
  });

  test("taken off: a new version, its difference is due, staff have it to see", async () => {
    const { ask, answer, events } = await taken();
    await ask(2);
    expect(await answer("take_off")).toMatchObject({
      version: 3,
      items: [bought[0]],
      total: 300,
      refundState: "due",
      refundAmount: 200,
      unseen: { version: 3 },
      soldOut: { end: { how: "taken_off", by: "customer", difference: 200 } },
    });
    expect((await events()).slice(-2)).toEqual(["order.changed", "refund.due"]);
    expect(await refusalOf(answer("take_off"))).toBe("stale_version");
  });

  test("swapped for what is cheaper, and once only, however often it is tapped", async () => {
    const { ask, swap, read } = await taken();
    await ask(0, [{ name: "Фильтр", price: 250 }, { name: "Раф" }]);
    const outcomes = await outcomesOf(swap(0), swap(1), swap(0));
    expect(outcomes).toEqual(["ok", "stale_version", "stale_version"]);
    const { version, total, refundAmount } = await read();
    expect(version).toBe(3);
    expect([
      [450, 50],
      [500, null],
    ]).toContainEqual([total, refundAmount]);
  });

  test("canceled by the customer whatever the venue's rule is, with all of the money due", async () => {
    const { ask, answer, cafe, events } = await taken();
    const { staff: manager } = await hire(shop, cafe.venueId, "manager");
    await changeSetting(shop.deps, manager, { setting: "customer_cancel", to: "never" });
    await ask(2);
    expect(await answer("cancel")).toMatchObject({
      status: "canceled_by_user",
      refundState: "due",
      refundAmount: 500,
      soldOut: { end: { how: "canceled" } },
    });
    expect((await events()).slice(-2)).toEqual(["order.canceled", "refund.due"]);
  });

  test("silence is what the question said, once, however often its job comes", async () => {
    const { ask, orderId, read } = await taken();
    await ask(2);
    shop.pass(4 * minute);
    await endSoldOut(shop.deps, orderId);
    expect(await read()).toMatchObject({ version: 2, total: 500 });
    shop.pass(minute);
    await Promise.all([endSoldOut(shop.deps, orderId), endSoldOut(shop.deps, orderId)]);
    await endSoldOut(shop.deps, orderId);
    expect(await read()).toMatchObject({
      version: 3,
      total: 300,
      soldOut: { end: { how: "taken_off", by: "clock" } },
    });
  });

  test("silence cancels an order of which nothing would be left", async () => {
    const { ask, orderId, read } = await taken([{ ...bought[1], price: 250 }]);
    await ask(0);
    shop.pass(5 * minute);
    await endSoldOut(shop.deps, orderId);
    await endSoldOut(shop.deps, orderId);
    expect(await read()).toMatchObject({ status: "canceled_by_cafe", refundAmount: 500 });
  });

  test("without a price nobody invents what goes back", async () => {
    const { ask, answer } = await taken([
      { name: "Латте", quantity: 1 },
      { name: "Чай", quantity: 1 },
    ]);
    await ask(0);
    expect(await answer("take_off")).toMatchObject({
      total: 500,
      refundState: "none",
      soldOut: { end: { difference: null } },
    });
  });

  test("an order that became ready wins, and does not ask again when it goes back", async () => {
    const { ask, answer, staff, orderId, read } = await taken();
    const move = (to: "in_progress" | "ready") =>
      changeOrder(shop.deps, staff, { id: orderId }, { type: "move", to });
    await move("in_progress");
    const { version } = await ask(2);
    await Promise.all([move("ready"), answer("take_off", version).catch(() => undefined)]);
    expect((await read()).status).toBe("ready");
    expect((await read()).soldOut?.end).not.toBeNull();
    await move("in_progress");
    expect(await refusalOf(answer("take_off", version))).toBe("stale_version");
    shop.pass(5 * minute);
    const before = (await read()).version;
    await endSoldOut(shop.deps, orderId);
    expect((await read()).version).toBe(before);
  });

  test("a promise that moves meanwhile is no other question; a changed purchase ends it", async () => {
    const { ask, answer, staff, orderId, read, cafe } = await taken();
    await changeDetails(shop.deps, cafe.merchantId, {
      orderId: "A-1",
      change: { promisedAt: new Date(shop.deps.clock().getTime() + 30 * 60_000) },
    });
    const { version } = await ask(2);
    await movePromise(shop.deps, staff, { orderId, minutes: 5, expectedVersion: version });
    const answered = await answer("take_off", version);
    expect(answered.total).toBe(300);
    const again = await ask(0);
    await changeDetails(shop.deps, cafe.merchantId, {
      orderId: "A-1",
      change: { items: [{ name: "Чай", quantity: 1 }] },
    });
    expect(await refusalOf(answer("cancel", again.version))).toBe("stale_version");
    expect((await read()).soldOut?.end).toMatchObject({ how: "overtaken" });
  });

  test("found after all: the order stays as it was, and it is sold again", async () => {
    const { ask, staff, orderId, stopped, events, answer } = await taken();
    await ask(2);
    const found = await withdrawSoldOut(shop.deps, staff, { orderId, question: 2 });
    expect(found).toMatchObject({ total: 500, soldOut: { end: { how: "withdrawn" } } });
    expect(await stopped()).toEqual([]);
    expect((await events()).slice(-2)).toEqual(["order.changed", "item.back"]);
    expect(await refusalOf(answer("take_off"))).toBe("stale_version");
    expect(await refusalOf(withdrawSoldOut(shop.deps, staff, { orderId, question: 2 }))).toBe(
      "stale_version",
    );
  });

  test("whoever has blocked the bot cannot be asked: staff decide; who blocks it later is told of to them", async () => {
    const { ask, input, staff, anna, read, orderId, chat } = await taken();
    const key = { bot: "customer", chatId: anna.chatId } as const;
    await recordBlock(shop.deps, key, true);
    expect(await refusalOf(ask(2))).toBe("recipient_unreachable");
    const [kept = "", gone = ""] = linesToMake(await read()).map((line) => line.key);
    await shop.rows(`update "order" set ticks = $2 where id = $1`, [orderId, JSON.stringify([kept, gone])]);
    expect(await takeOff(shop.deps, staff, await input(2))).toMatchObject({
      total: 300,
      ticks: [kept],
      refundAmount: 200,
      unseen: null,
    });
    await recordBlock(shop.deps, key, false);
    await ask(1);
    await shop.forgetJobs();
    await recordBlock(shop.deps, key, true);
    expect(await shop.waiting("horeca")).toContain(String(chat.chatId));
    expect(await read()).toMatchObject({ reachable: false });
    const { soldOut, ticks } = await read();
    expect(ticks).toEqual([kept]);
    const answer = { orderId, question: soldOut?.version ?? 0, answer: { type: "take_off" } as const };
    expect(await answerSoldOut(shop.deps, staff, answer)).toMatchObject({
      soldOut: { end: { by: "staff" } },
    });
  });

  test("nobody else's order, customer or question", async () => {
    const { ask, orderId, answer } = await taken();
    const other = await taken();
    await ask(2);
    const stranger = { orderId, question: 2, answer: { type: "cancel" } as const };
    expect(await refusalOf(answerSoldOut(shop.deps, other.customer, stranger))).toBe("not_found");
    expect(await refusalOf(answerSoldOut(shop.deps, other.staff, stranger))).toBe("not_found");
    const foreign = { orderId, part: 0, expectedVersion: 2, choices: [] };
    expect(await refusalOf(askSoldOut(shop.deps, other.staff, foreign))).toBe("not_found");
    expect(await refusalOf(answer("take_off", 1))).toBe("stale_version");
  });

  test("while the café rests, there is time until it opens", async () => {
    const { ask, cafe, stopped } = await taken();
    const { staff: owner } = await hire(shop, cafe.venueId, "owner");
    const never = Array.from({ length: 7 }, () => [[600, 601]] as const);
    await changeSetting(shop.deps, owner, { setting: "opening_hours", to: never as never });
    const asked = await ask(2);
    expect(Date.parse(asked.soldOut?.until ?? "") - shop.deps.clock().getTime()).toBeGreaterThan(5 * 60_000);
    expect(await stopped()).toEqual(["Круассан"]);
  });
});
