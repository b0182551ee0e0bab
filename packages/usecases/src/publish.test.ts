import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sayTo } from "./chats/queue-message.ts";
import type { Deps } from "./context.ts";
import { changeOrder } from "./orders/change-order.ts";
import { publishChats, publishOrders } from "./publish.ts";
import { codeOf, openShop, pair, type Shop } from "./testing/shop.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function shownOrder() {
  const cafe = await shop.merchant();
  const anna = await shop.person();
  const [onDuty, blocked] = [await shop.person("horeca"), await shop.person("horeca")];
  const chats = [onDuty.chatId, blocked.chatId];
  await shop.rows("update chat set venue_id = $1 where chat_id = any($2)", [cafe.venueId, chats]);
  await shop.rows("update chat set blocked_at = now() where chat_id = $1", [blocked.chatId]);
  const placed = await cafe.place("A-1");
  await pair(shop.deps, anna, codeOf(placed));
  await shop.forgetJobs();
  const start = (deps: Deps) => {
    const actor = { kind: "merchant", merchantId: cafe.merchantId } as const;
    return changeOrder(deps, actor, { id: placed.order.id }, { type: "move", to: "in_progress" });
  };
  return { anna, onDuty, blocked, orderId: placed.order.id, start };
}

describe("a change of an order", () => {
  test("leaves a job for the customer's chat and for each staff chat, once", async () => {
    const { anna, onDuty, blocked, orderId, start } = await shownOrder();
    await start(shop.deps);
    await shop.deps.db.tx((tx) => publishOrders(shop.deps, tx, [orderId, orderId]));
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    // A blocked chat may be coming back at this very moment; its sync finds nothing to do.
    expect(await shop.waiting("horeca")).toEqual([onDuty.chatId, blocked.chatId].map(String).toSorted());
  });

  test("that is not paid yet is nothing to the venue's staff, whatever happens to it", async () => {
    const cafe = await shop.merchant();
    const barista = await shop.person("horeca");
    await shop.rows("update chat set venue_id = $1 where chat_id = $2", [cafe.venueId, barista.chatId]);
    await shop.forgetJobs();
    const { order } = await cafe.place("A-2", { status: "payment_process" });
    const actor = { kind: "merchant", merchantId: cafe.merchantId } as const;
    const promisedAt = new Date(shop.deps.clock().getTime() + 600_000);
    await changeOrder(shop.deps, actor, { id: order.id }, { type: "promise", promisedAt });
    await shop.deps.db.tx((tx) => publishOrders(shop.deps, tx, [order.id]));
    expect(await shop.waiting("horeca")).toEqual([]);
    await changeOrder(shop.deps, actor, { id: order.id }, { type: "move", to: "placed" });
    expect(await shop.waiting("horeca")).toEqual([String(barista.chatId)]);
  });

  test("that is rolled back leaves no job, and an enqueueing that fails leaves no change", async () => {
    const { orderId, start } = await shownOrder();
    const rolledBack = shop.deps.db.tx(async (tx) => {
      await publishOrders(shop.deps, tx, [orderId]);
      throw new Error("rolled back");
    });
    await expect(rolledBack).rejects.toThrow("rolled back");
    expect(await shop.waiting("customer")).toEqual([]);
    const broken: Deps = {
      ...shop.deps,
      jobs: {
        ...shop.deps.jobs,
        enqueue: async () => {
          throw new Error("no queue");
        },
      },
    };
    await expect(start(broken)).rejects.toThrow("no queue");
    const [order] = await shop.rows(`select status, version from "order" where id = $1`, [orderId]);
    expect(order).toEqual({ status: "placed", version: 1 });
    const logged = `select 1 from event where subject_type = 'order' and merchant_id = (select merchant_id from "order" where id = $1)`;
    expect(await shop.rows(logged, [orderId])).toHaveLength(1);
  });

  test("is told to open pages after it was committed, and not when it was not", async () => {
    const { orderId, start } = await shownOrder();
    const told: string[] = [];
    const close = await shop.deps.db.listen("order_changed", (event) => {
      if (event.kind !== "reconnected") told.push(event.payload);
    });
    await shop.deps.db
      .tx(async (tx) => {
        await publishOrders(shop.deps, tx, [orderId]);
        throw new Error("rolled back");
      })
      .catch(() => undefined);
    await start(shop.deps);
    await expect.poll(() => told).toEqual([orderId]);
    await close();
  });
});

test("a message is queued with its job, or neither is", async () => {
  const chat = await shop.person();
  await shop.forgetJobs();
  const missing = { bot: "customer", chatId: 424_242n } as const;
  await expect(sayTo(shop.deps, missing, { key: "welcome" })).rejects.toThrow();
  expect(await shop.waiting("customer")).toEqual([]);
  await sayTo(shop.deps, chat, { key: "welcome" });
  expect(await shop.waiting("customer")).toEqual([String(chat.chatId)]);
});

test("a burst of changes is one waiting job per chat, also from two processes at once", async () => {
  const another = await shop.anotherProcess();
  const chats = await Promise.all([1, 2, 3].map(() => shop.person()));
  await shop.forgetJobs();
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => {
      const deps = index % 2 ? another : shop.deps;
      const keys = index % 3 ? chats : [...chats].reverse();
      return deps.db.tx((tx) => publishChats(deps, tx, keys));
    }),
  );
  expect(await shop.waiting("customer")).toEqual(chats.map(({ chatId }) => String(chatId)));
});
