import type { OrderStatus } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf, openShop, outcomesOf, pair, refusalOf, type Shop } from "../../testing/shop.ts";
import { hire } from "../../testing/team.ts";
import { changeSetting } from "../../venue/change-setting.ts";
import { changeOrder } from "../change-order.ts";
import { findOrder } from "../find-order.ts";
import { askCancel } from "./ask-cancel.ts";
import { declineCancel, endCancelAsk } from "./decline-cancel.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** An order that is being made, where the café lets customers ask. */
async function underWay() {
  const cafe = await shop.merchant();
  const { staff, chat } = await hire(shop, cafe.venueId, "manager");
  await changeSetting(shop.deps, staff, { setting: "customer_cancel", to: "ask" });
  const anna = await shop.person();
  const placed = await cafe.place("A-1", { total: 500, currency: "RUB", customer: { siteUserId: "anna" } });
  await pair(shop.deps, anna, codeOf(placed));
  const orderId = placed.order.id;
  const customer = { kind: "customer", personId: anna.person.id } as const;
  const read = () => findOrder(shop.deps.db.prisma, staff, { id: orderId });
  const move = (to: OrderStatus) => changeOrder(shop.deps, staff, { id: orderId }, { type: "move", to });
  await move("in_progress");
  await shop.forgetJobs();
  return {
    anna,
    chat,
    orderId,
    read,
    move,
    ask: async (expectedVersion?: number) =>
      askCancel(shop.deps, customer, { orderId, expectedVersion: expectedVersion ?? (await read()).version }),
    yes: (expectedVersion: number) =>
      changeOrder(
        shop.deps,
        staff,
        { id: orderId },
        { type: "move", to: "canceled_by_user", expectedVersion },
        { onBehalfOf: "customer", agrees: true },
      ),
    no: (expectedVersion: number) => declineCancel(shop.deps, staff, { orderId, expectedVersion }),
    events: () =>
      shop.rows<{ type: string; request: string; changes: object | null }>(
        `select type, data->'order'->>'cancel_request' as request, data->'changes' as changes from event
         where merchant_id = $1 and subject_type = 'order' order by written`,
        [cafe.merchantId],
      ),
  };
}

describe("a customer asks to cancel what is being made", () => {
  test("once: staff are asked, and the log tells it", async () => {
    const { ask, read, events, chat, anna } = await underWay();
    expect(await ask()).toMatchObject({ status: "in_progress", version: 3 });
    expect(await ask(2)).toMatchObject({ version: 3 });
    expect((await events()).at(-1)).toMatchObject({ type: "order.cancel_requested", request: "asked" });
    expect((await events()).filter(({ type }) => type === "order.cancel_requested")).toHaveLength(1);
    expect(await shop.waiting("horeca")).toEqual([String(chat.chatId)]);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    expect((await read()).cancelAskedAt).not.toBeNull();
  });

  test("yes cancels as the customer, and the money is due", async () => {
    const { ask, yes, events } = await underWay();
    const { version } = await ask();
    expect(await yes(version)).toMatchObject({
      status: "canceled_by_user",
      refundState: "due",
      refundAmount: 500,
    });
    expect((await events()).slice(-2)).toMatchObject([
      { type: "order.canceled", request: null },
      { type: "refund.due", request: null },
    ]);
  });

  test("no is told, and nobody asks twice", async () => {
    const { ask, no, yes, read, events } = await underWay();
    await no((await ask()).version);
    expect((await events()).at(-1)).toMatchObject({
      type: "order.changed",
      request: "declined",
      changes: { cancel_request: { from: "asked", to: "declined" } },
    });
    expect(await refusalOf(ask())).toBe("cancel_too_late");
    const { version } = await read();
    expect(await refusalOf(yes(version))).toBe("cancel_too_late");
    expect(await refusalOf(no(version))).toBe("stale_version");
  });

  test("two who answer at once are one answer", async () => {
    for (let round = 0; round < 5; round++) {
      const { ask, yes, no, read } = await underWay();
      const { version } = await ask();
      expect(await outcomesOf(yes(version), no(version), yes(version))).toEqual([
        "ok",
        "stale_version",
        "stale_version",
      ]);
      const { status, cancelDeclinedAt } = await read();
      expect(status === "canceled_by_user").toBe(cancelDeclinedAt === null);
    }
  });

  test("an order that became ready meanwhile wins", async () => {
    const { ask, move, yes, no, read, events, orderId } = await underWay();
    await ask();
    const { version } = await move("ready");
    expect((await events()).at(-1)).toMatchObject({ type: "order.status_changed", request: "declined" });
    expect(await refusalOf(yes(version))).toBe("cancel_too_late");
    expect(await refusalOf(no(version))).toBe("stale_version");
    shop.pass(301);
    await endCancelAsk(shop.deps, orderId);
    expect(await read()).toMatchObject({ status: "ready", version, cancelDeclinedAt: null });
  });

  test("silence is a no, at its time and not before", async () => {
    const { ask, read, orderId } = await underWay();
    await ask();
    shop.pass(299);
    await endCancelAsk(shop.deps, orderId);
    expect((await read()).cancelDeclinedAt).toBeNull();
    shop.pass(1);
    await endCancelAsk(shop.deps, orderId);
    await endCancelAsk(shop.deps, orderId);
    expect(await read()).toMatchObject({ status: "in_progress", version: 4 });
    expect((await read()).cancelDeclinedAt).not.toBeNull();
  });

  test("only where the venue lets them, and only while it is made", async () => {
    const { ask, move, anna, orderId } = await underWay();
    await move("placed");
    expect(await refusalOf(ask())).toBe("cancel_too_late");
    const stranger = await shop.person();
    const other = { kind: "customer", personId: stranger.person.id } as const;
    expect(await refusalOf(askCancel(shop.deps, other, { orderId, expectedVersion: 1 }))).toBe("not_found");
    const customer = { kind: "customer", personId: anna.person.id } as const;
    const canceled = await changeOrder(
      shop.deps,
      customer,
      { id: orderId },
      { type: "move", to: "canceled_by_user" },
    );
    expect(canceled.status).toBe("canceled_by_user");
  });
});
