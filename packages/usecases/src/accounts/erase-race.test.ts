import { afterAll, beforeAll, expect, test } from "vitest";
import type { Deps } from "../context.ts";
import { changeDetails } from "../orders/change-details.ts";
import { changeOrder } from "../orders/change-order.ts";
import { codeOf, openShop, pair, type Shop } from "../testing/shop.ts";
import { waitsForLock } from "../testing/waits-for-lock.ts";
import { eraseHolder } from "./erase-account.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

test.each([
  [
    "of its details",
    (deps: Deps, merchantId: string) =>
      changeDetails(deps, merchantId, { orderId: "A-1", change: { metadata: { pos: "7" } } }),
  ],
  [
    "of its status",
    (deps: Deps, merchantId: string) =>
      changeOrder(
        deps,
        { kind: "merchant", merchantId },
        { externalId: "A-1" },
        { type: "move", to: "in_progress" },
      ),
  ],
])("a change %s, read before its customer was erased, brings nothing of them back", async (_, change) => {
  const cafe = await shop.merchant();
  const anna = await shop.person();
  const placed = await cafe.place("A-1", { note: "без орехов", pickup: { table: "5", name: "Аннушка" } });
  await pair(shop.deps, anna, codeOf(placed));
  const other = await shop.anotherProcess();

  let changing: Promise<unknown> = Promise.resolve();
  await shop.deps.db.tx(async (tx) => {
    // As both lock it: the customer before the order.
    await tx.$executeRaw`
      select 1 from customer where id = (select customer_id from "order" where id = ${placed.order.id}::uuid) for update`;
    changing = change(other, cafe.merchantId);
    await waitsForLock(shop, changing);
    await eraseHolder(shop.deps, tx, { personId: anna.person.id });
  });
  await changing;

  const [order] = await shop.rows('select version, note, pickup from "order" where id = $1', [
    placed.order.id,
  ]);
  expect(order).toEqual({ version: 2, note: null, pickup: { table: "5" } });
  const log = await shop.rows("select data from event where merchant_id = $1", [cafe.merchantId]);
  expect(JSON.stringify(log)).not.toMatch(/орехов|Аннушка/);
});
