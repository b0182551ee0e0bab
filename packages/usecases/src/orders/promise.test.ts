import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { changeSetting } from "../venue/change-setting.ts";
import { changeOrder } from "./change-order.ts";
import { findOrder } from "./find-order.ts";
import { movePromise } from "./move-promise.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const minutes = (count: number) => new Date(shop.now().getTime() + count * 60_000);

async function openCafe() {
  const cafe = await shop.merchant();
  const merchant = { kind: "merchant", merchantId: cafe.merchantId } as const;
  const { staff } = await hire(shop, cafe.venueId, "owner");
  return { ...cafe, merchant, staff };
}

describe("a new order", () => {
  test("without a promise gets the usual time and busy minutes, which are answered, kept, and not added again", async () => {
    const { place, merchant, staff } = await openCafe();
    expect((await place("0")).order.promisedAt).toBeNull();
    await changeSetting(shop.deps, staff, { setting: "prep_minutes", to: 7 });
    expect((await place("A")).order.promisedAt).toEqual(minutes(7));
    await changeSetting(shop.deps, staff, { setting: "busy_minutes", to: 10 });
    const first = await place("B");
    expect(first.order.promisedAt).toEqual(minutes(17));
    await changeSetting(shop.deps, staff, { setting: "busy_minutes", to: 20 });
    expect((await place("B")).order.promisedAt).toEqual(minutes(17));
    const kept = await findOrder(shop.deps.db.prisma, merchant, { externalId: "B" });
    expect(kept.promisedAt).toEqual(minutes(17));
    expect((await place("A")).order.promisedAt).toEqual(minutes(7));
  });

  test("with the café's own time gets busy minutes on top", async () => {
    const { place, staff } = await openCafe();
    await changeSetting(shop.deps, staff, { setting: "prep_minutes", to: 7 });
    await changeSetting(shop.deps, staff, { setting: "busy_minutes", to: 10 });
    expect((await place("A", { promisedAt: minutes(30) })).order.promisedAt).toEqual(minutes(40));
  });

  test("that is still being paid gets its promise when it becomes placed", async () => {
    const { place, merchant, staff } = await openCafe();
    await changeSetting(shop.deps, staff, { setting: "prep_minutes", to: 7 });
    const placed = await place("A", { status: "payment_process" });
    expect(placed.order.promisedAt).toBeNull();
    const own = await place("B", { status: "payment_process", promisedAt: minutes(30) });
    expect(own.order.promisedAt).toEqual(minutes(30));
    await changeSetting(shop.deps, staff, { setting: "busy_minutes", to: 5 });
    shop.pass(600);
    const pay = (id: string) =>
      changeOrder(shop.deps, merchant, { externalId: id }, { type: "move", to: "placed" });
    expect((await pay("A")).promisedAt).toEqual(minutes(12));
    expect((await pay("B")).promisedAt).toEqual(minutes(25));
    expect((await pay("B")).promisedAt).toEqual(minutes(25));
  });
});

describe("staff move a promise", () => {
  test("on from where it is, and the customer and all staff are shown it", async () => {
    const { place, staff, venueId } = await openCafe();
    const colleague = await hire(shop, venueId, "barista");
    const anna = await shop.person();
    const placed = await place("A");
    await pair(shop.deps, anna, codeOf(placed));
    await shop.forgetJobs();
    const move = (minutes: number, expectedVersion: number) =>
      movePromise(shop.deps, staff, { orderId: placed.order.id, minutes, expectedVersion });
    expect(await move(5, 1)).toMatchObject({ promisedAt: minutes(5), version: 2 });
    expect(await move(10, 2)).toMatchObject({ promisedAt: minutes(15), version: 3 });
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    expect(await shop.waiting("horeca")).toContain(String(colleague.chat.chatId));
    shop.pass(3600);
    expect(await move(2, 3)).toMatchObject({ promisedAt: minutes(2) });
  });

  test("two at once, in two processes: one counts, the other is told", async () => {
    const { place, staff, venueId, merchant } = await openCafe();
    const colleague = await hire(shop, venueId, "barista");
    const another = await shop.anotherProcess();
    for (let round = 0; round < sizes.collisions; round++) {
      const { order } = await place(`R${round}`);
      const move = { orderId: order.id, minutes: 5, expectedVersion: 1 };
      const taps = await Promise.allSettled([
        movePromise(shop.deps, staff, move),
        movePromise(another, colleague.staff, { ...move, minutes: 10 }),
        movePromise(shop.deps, staff, move),
      ]);
      expect(taps.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      for (const tap of taps) if (tap.status === "rejected") expect(tap.reason.code).toBe("stale_version");
      const winner = taps[1]?.status === "fulfilled" ? 10 : 5;
      const now = await findOrder(shop.deps.db.prisma, merchant, { id: order.id });
      expect(now).toMatchObject({ promisedAt: minutes(winner), version: 2 });
    }
  });

  test("neither of another venue's order, nor of one that ended", async () => {
    const [ours, theirs] = [await openCafe(), await openCafe()];
    const { order } = await ours.place("A");
    const move = { orderId: order.id, minutes: 5, expectedVersion: 1 };
    expect(await refusalOf(movePromise(shop.deps, theirs.staff, move))).toBe("not_found");
    await changeOrder(shop.deps, ours.merchant, { id: order.id }, { type: "move", to: "canceled_by_cafe" });
    const late = movePromise(shop.deps, ours.staff, { ...move, expectedVersion: 2 });
    expect(await refusalOf(late)).toBe("move_not_allowed");
  });
});
