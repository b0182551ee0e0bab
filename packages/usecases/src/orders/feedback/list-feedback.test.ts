import { afterAll, beforeAll, expect, test } from "vitest";
import { delivered } from "../../testing/feedback.ts";
import { openShop, type Shop } from "../../testing/shop.ts";
import { averageRating } from "./average-rating.ts";
import { listFeedback } from "./list-feedback.ts";
import { rateOrder } from "./rate-order.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const day = 24 * 3600;

test("what managers read is their venue's, the newest first, ten a page, there and back, with the average of thirty days", async () => {
  const [cafe, other] = [await shop.merchant(), await shop.merchant()];
  const anna = await shop.person();
  for (let n = 1; n <= 23; n++) {
    const id = await delivered(shop, cafe, anna, `N-${n}`);
    await rateOrder(shop.deps, anna, id, n % 2 ? 5 : 4);
  }
  const foreign = await delivered(shop, other, anna, "X-1");
  await rateOrder(shop.deps, anna, foreign, 1);
  const page = async (cursor: Parameters<typeof listFeedback>[2]) => {
    const { rows, ...more } = await listFeedback(shop.deps, cafe.venueId, cursor);
    return { ...more, rows, numbers: rows.map(({ number }) => Number(number.slice(2))) };
  };
  const count = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, n) => from - n);
  const first = await page(null);
  expect(first).toMatchObject({ numbers: count(23, 14), hasNewer: false, hasOlder: true });
  const last = (rows: readonly { orderId: string }[]) => rows.at(-1)?.orderId as string;
  const second = await page({ direction: "older", id: last(first.rows) });
  expect(second).toMatchObject({ numbers: count(13, 4), hasNewer: true, hasOlder: true });
  const third = await page({ direction: "older", id: last(second.rows) });
  expect(third).toMatchObject({ numbers: [3, 2, 1], hasNewer: true, hasOlder: false });
  const back = await page({ direction: "newer", id: third.rows[0]?.orderId as string });
  expect(back).toMatchObject({ numbers: count(13, 4), hasNewer: true, hasOlder: true });
  const beginning = await page({ direction: "newer", id: back.rows[0]?.orderId as string });
  expect(beginning.numbers).toEqual(count(23, 14));
  expect((await page({ direction: "older", id: foreign })).numbers).toEqual(count(23, 14));

  const { average, ratings } = await averageRating(shop.deps, cafe.venueId, 30);
  expect([ratings, average]).toEqual([23, (12 * 5 + 11 * 4) / 23]);
  shop.pass(30 * day);
  expect(await averageRating(shop.deps, cafe.venueId, 30)).toEqual({ average: null, ratings: 0 });
});
