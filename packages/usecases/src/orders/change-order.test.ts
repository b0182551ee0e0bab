import type { Actor, OrderStatus } from "@gotovo/domain";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Deps } from "../context.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../testing/shop.ts";
import { changeOrder } from "./change-order.ts";

let shop: Shop;
let another: Deps;
beforeAll(async () => {
  shop = await openShop();
  another = await shop.anotherProcess();
});
afterAll(() => shop.close());

async function placedOrder() {
  const cafe = await shop.merchant();
  const anna = await shop.person();
  const placed = await cafe.place("A-1", { customer: { siteUserId: "anna" } });
  await pair(shop.deps, anna, codeOf(placed));
  const merchant: Actor = { kind: "merchant", merchantId: cafe.merchantId };
  const customer: Actor = { kind: "customer", personId: anna.person.id };
  const move = (actor: Actor, to: OrderStatus, expectedVersion?: number, deps = shop.deps) =>
    changeOrder(deps, actor, { id: placed.order.id }, { type: "move", to, expectedVersion });
  const events = () =>
    shop.rows<{ version: number; to: string }>(
      `select (data->'order'->>'version')::int as version, data->'order'->>'status' as to
       from event where merchant_id = $1 and subject_type = 'order' order by written`,
      [placed.order.merchantId],
    );
  return { cafe, anna, id: placed.order.id, merchant, customer, move, events };
}

describe("a change", () => {
  test("is one version, one event, and a sync of everyone who shows the order", async () => {
    const { anna, merchant, move, events } = await placedOrder();
    await shop.forgetJobs();
    expect(await move(merchant, "in_progress")).toMatchObject({ status: "in_progress", version: 2 });
    expect(await events()).toEqual([
      { version: 1, to: "placed" },
      { version: 2, to: "in_progress" },
    ]);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
  });

  test("asked for again changes nothing and wakes nobody", async () => {
    const { merchant, move, events } = await placedOrder();
    await move(merchant, "in_progress");
    await shop.forgetJobs();
    expect(await move(merchant, "in_progress")).toMatchObject({ version: 2 });
    expect(await events()).toHaveLength(2);
    expect(await shop.waiting("customer")).toEqual([]);
  });

  test("that is refused says what is true now", async () => {
    const { merchant, customer, move } = await placedOrder();
    await move(merchant, "in_progress");
    await move(merchant, "ready");
    await expect(move(customer, "canceled_by_user")).rejects.toMatchObject({
      code: "cancel_too_late",
      details: { order_id: "A-1", status: "ready", version: 3 },
    });
    expect(await refusalOf(move(merchant, "placed"))).toBe("move_not_allowed");
    expect(await refusalOf(move(merchant, "delivered", 1))).toBe("stale_version");
  });

  test("of somebody else's order finds nothing: another merchant, venue or person", async () => {
    const { id, move } = await placedOrder();
    const [other, stranger] = [await shop.merchant(), await shop.person()];
    const actors: Actor[] = [
      { kind: "merchant", merchantId: other.merchantId },
      { kind: "customer", personId: stranger.person.id },
      { kind: "staff", personId: stranger.person.id, staffId: id, venueId: other.venueId, role: "owner" },
    ];
    for (const actor of actors) expect(await refusalOf(move(actor, "canceled_by_cafe"))).toBe("not_found");
  });

  test("by staff is not possible before the order is paid", async () => {
    const cafe = await shop.merchant();
    const { order } = await cafe.place("A-1", { status: "payment_process" });
    const actor: Actor = {
      kind: "staff",
      personId: order.id,
      staffId: order.id,
      venueId: cafe.venueId,
      role: "owner",
    };
    const cancel = changeOrder(shop.deps, actor, { id: order.id }, { type: "move", to: "canceled_by_cafe" });
    expect(await refusalOf(cancel)).toBe("not_found");
  });
});

describe("at the same time", () => {
  test("one button tapped five times in two processes has one effect", async () => {
    const { merchant, move, events } = await placedOrder();
    const taps = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((tap) => move(merchant, "in_progress", 1, tap % 2 ? shop.deps : another)),
    );
    expect(taps.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const tap of taps)
      if (tap.status === "rejected") expect(tap.reason).toMatchObject({ code: "stale_version" });
    expect(await events()).toHaveLength(2);
  });

  test("cancel against ready: exactly one wins, every time", async () => {
    const winners = new Set<string>();
    for (let round = 0; round < sizes.cancelRounds; round++) {
      const { merchant, customer, move, events } = await placedOrder();
      await move(merchant, "in_progress");
      const contenders = [
        () => move(customer, "canceled_by_user", 2),
        () => move(merchant, "ready", 2, another),
      ];
      if (round % 2) contenders.reverse();
      const outcomes = await Promise.allSettled(contenders.map((contend) => contend()));
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      const history = await events();
      expect(history).toHaveLength(3);
      winners.add(String(history[2]?.to));
    }
    expect([...winners].every((to) => to === "ready" || to === "canceled_by_user")).toBe(true);
  });

  test("moves without a version are each judged by what is true then; versions have no gaps", async () => {
    const { merchant, move, events } = await placedOrder();
    const targets: OrderStatus[] = ["in_progress", "ready", "delivered", "in_progress", "placed", "ready"];
    await Promise.allSettled(
      targets.map((to, index) => move(merchant, to, undefined, index % 2 ? shop.deps : another)),
    );
    const versions = (await events()).map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
  });
});
