import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { stopListOf } from "../../testing/stop-list.ts";
import { hire } from "../../testing/team.ts";
import { tickVenue } from "../tick-venue.ts";
import { returnItem } from "./return-item.ts";
import { stopItem } from "./stop-item.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

async function opened() {
  const cafe = await shop.merchant();
  const { staff } = await hire(shop, cafe.venueId, "barista");
  const { staff: colleague } = await hire(shop, cafe.venueId, "barista");
  return {
    cafe,
    staff,
    colleague,
    ...stopListOf(shop, cafe),
  };
}

test("what has run out is told once, until its time, and again when it is back", async () => {
  const { cafe, staff, stopped, events } = await opened();
  const actor = { kind: "merchant", merchantId: cafe.merchantId, venueId: cafe.venueId } as const;
  const inAMinute = new Date(shop.deps.clock().getTime() + 60_000);
  await stopItem(shop.deps, actor, { name: "круассан", until: inAMinute });
  await stopItem(shop.deps, actor, { name: "Круассан" });
  await stopItem(shop.deps, staff, { name: "Чай", until: null });
  expect(await stopped()).toEqual(["Чай", "круассан"]);
  shop.pass(61);
  await tickVenue(shop.deps, cafe.venueId);
  await tickVenue(shop.deps, cafe.venueId);
  expect(await stopped()).toEqual(["Чай"]);
  await returnItem(shop.deps, staff, "чай");
  await returnItem(shop.deps, staff, "чай");
  expect(await stopped()).toEqual([]);
  expect(await events()).toEqual(["item.sold_out", "item.sold_out", "item.back", "item.back"]);
  const [told] = await shop.rows<{ data: object }>(
    "select data from event where merchant_id = $1 order by written",
    [cafe.merchantId],
  );
  expect(told?.data).toMatchObject({
    venue: { horeca_id: cafe.venueId, availability_token: expect.any(String) },
    item: { name: "круассан" },
  });
});

test("two who change it at once lose nothing, and nobody changes another's", async () => {
  const { cafe, staff, colleague, stopped } = await opened();
  const names = ["а", "б", "в", "г"];
  await Promise.all(names.map((name, at) => stopItem(shop.deps, at % 2 === 0 ? staff : colleague, { name })));
  expect((await stopped()).toSorted()).toEqual(names);
  const other = await shop.merchant();
  const foreign = { kind: "merchant", merchantId: other.merchantId, venueId: cafe.venueId } as const;
  expect(await refusalOf(stopItem(shop.deps, foreign, { name: "а" }))).toBe("not_found");
  expect(await refusalOf(returnItem(shop.deps, foreign, "а"))).toBe("not_found");
  const past = { name: "а", until: new Date(0) };
  expect(await refusalOf(stopItem(shop.deps, staff, past))).toBe("validation_failed");
});
