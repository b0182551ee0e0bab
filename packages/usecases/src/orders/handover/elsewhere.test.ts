import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf, openShop, pair, type Shop } from "../../testing/shop.ts";
import { hire, toBeSaid } from "../../testing/team.ts";
import { changeOrder } from "../change-order.ts";
import { republishOrder } from "../republish-order.ts";
import { sayArrived } from "./say-arrived.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

test("whoever is on duty and looks at another of their cafés hears nothing of this one", async () => {
  const { place, venueId } = await shop.merchant();
  const { staff, chat } = await hire(shop, venueId, "owner");
  const placed = await place("A");
  const { id } = placed.order;
  const buyer = await shop.person();
  await pair(shop.deps, buyer, codeOf(placed));
  await hire(shop, (await shop.merchant()).venueId, "owner", chat);
  for (const to of ["in_progress", "ready"] as const)
    await changeOrder(shop.deps, staff, { id }, { type: "move", to });
  const customer = { kind: "customer", personId: buyer.person.id } as const;
  expect((await sayArrived(shop.deps, customer, id)).arrival).toBe("noted");
  shop.pass(31 * 60);
  await republishOrder(shop.deps, id);
  const said = (await toBeSaid(shop, chat)).map(([key]) => key);
  expect(said.filter((key) => key === "unfetched-unheard")).toHaveLength(1);
});
