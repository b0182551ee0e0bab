import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDialogs } from "../../dialogs/close-dialogs.ts";
import { lastEventPosition, listEvents } from "../../events/list-events.ts";
import { answers, writes } from "../../testing/dialogs.ts";
import { delivered, type Merchant } from "../../testing/feedback.ts";
import { codeOf, openShop, pair, type Shop } from "../../testing/shop.ts";
import { hire } from "../../testing/team.ts";
import { waitsForLock } from "../../testing/waits-for-lock.ts";
import { listReportOrders, type ReportOrder } from "../../venue/reports/list-report-orders.ts";
import { makeReport } from "../../venue/reports/make-report.ts";
import { averageRating } from "../feedback/average-rating.ts";
import { listFeedback } from "../feedback/list-feedback.ts";
import { rateOrder } from "../feedback/rate-order.ts";
import { endPairingsOfCafe } from "../pairing/end-pairings-of-cafe.ts";
import { placeOrder } from "../place-order.ts";
import { deleteTestData } from "./delete-test-data.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** The café as its test key sees it. */
function inTest(cafe: Merchant): Merchant {
  return {
    ...cafe,
    merchantId: cafe.testSideId,
    place: (orderId, order = {}) =>
      placeOrder(shop.deps, cafe.testSideId, {
        orderId,
        venueId: cafe.venueId,
        items: [{ name: "Латте", quantity: 1 }],
        ...order,
      }),
  };
}

test("test orders and what is said of them are in no report, table or rating", async () => {
  const cafe = await shop.merchant();
  const anna = await shop.person();
  const money = { total: 10_000, currency: "RUB" };
  for (const side of [cafe, inTest(cafe)]) {
    const id = await delivered(shop, side, anna, "A-1");
    await rateOrder(shop.deps, anna, id, side === cafe ? 5 : 1);
    await side.place("A-2", money);
  }
  const request = {
    venueId: cafe.venueId,
    period: "today" as const,
    until: new Date(shop.now().getTime() + 1000),
  };
  const { figures } = await makeReport(shop.deps, request);
  expect(figures).toMatchObject({
    orders: 2,
    revenue: [{ currency: "RUB", amount: 10_000, orders: 1 }],
    rating: { average: 5, count: 1 },
  });
  const rows: ReportOrder[] = [];
  for await (const page of listReportOrders(shop.deps, request)) rows.push(...page);
  expect(rows.map(({ externalId }) => externalId).toSorted()).toEqual(["A-1", "A-2"]);
  expect(await averageRating(shop.deps, cafe.venueId, 30)).toEqual({ average: 5, ratings: 1 });
  expect((await listFeedback(shop.deps, cafe.venueId, null)).rows.map(({ rating }) => rating)).toEqual([5]);
});

test("all of one café's test data goes, and nothing else; the log goes on where it was", async () => {
  const [cafe, other] = [await shop.merchant(), await shop.merchant()];
  const trial = inTest(cafe);
  const [anna, boris] = [await shop.person(), await shop.person()];
  await delivered(shop, trial, anna, "A-1");
  await delivered(shop, cafe, boris, "A-1");
  await delivered(shop, inTest(other), boris, "A-1");
  await trial.place("A-2");
  await writes(shop.deps, anna, cafe.venueId, "О пробном");
  await writes(shop.deps, boris, cafe.venueId, "О настоящем");
  const position = await lastEventPosition(shop.deps, trial.merchantId);
  expect(await deleteTestData(shop.deps, cafe.merchantId)).toMatchObject({ orders: 0 });

  await shop.forgetJobs();
  const deleted = await deleteTestData(shop.deps, trial.merchantId);
  expect(deleted).toMatchObject({ orders: 2, customers: 2 });
  expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
  const left = await shop.rows('select merchant_id as id, external_id from "order" where external_id = $1', [
    "A-1",
  ]);
  expect(left.map(({ id }) => id)).toEqual(expect.arrayContaining([cafe.merchantId, other.testSideId]));
  expect(left.map(({ id }) => id)).not.toContain(trial.merchantId);
  expect(await shop.rows("select 1 from pairing_code where merchant_id = $1", [trial.merchantId])).toEqual(
    [],
  );
  expect(await deleteTestData(shop.deps, trial.merchantId)).toEqual({
    orders: 0,
    customers: 0,
    dialogs: 0,
    events: 0,
  });
  await trial.place("A-1");
  const events = await listEvents(shop.deps, trial.merchantId, { after: position, limit: 10 });
  expect(events.map(({ type, test }) => [type, test])).toEqual([["order.placed", true]]);
});

test("an order of a known buyer that is being placed is not held up, nor is what deletes it", async () => {
  const trial = inTest(await shop.merchant());
  await trial.place("A-1", { customer: { siteUserId: "anna" } });
  const placing = await shop.deps.db.pool.connect();
  try {
    // As placing does it: the buyer's row, then the order, which needs the café's.
    await placing.query("begin; set local lock_timeout = '500ms'");
    await placing.query("update customer set name = 'Anna' where merchant_id = $1", [trial.merchantId]);
    const deleting = deleteTestData(shop.deps, trial.merchantId);
    await waitsForLock(shop, deleting);
    await placing.query("select from merchant where id = $1 for key share", [trial.merchantId]);
    await placing.query("commit");
    expect(await deleting).toMatchObject({ orders: 1, customers: 1 });
  } finally {
    placing.release();
  }
});

test("a dialog stays open as long as the person is paired with either side", async () => {
  const cafe = await shop.merchant();
  const anna = await shop.person();
  const customer = { siteUserId: "anna" };
  await pair(shop.deps, anna, codeOf(await cafe.place("A-1", { customer })));
  await pair(shop.deps, anna, codeOf(await inTest(cafe).place("A-1", { customer })));
  const dialogId = await writes(shop.deps, anna, cafe.venueId, "Добрый день");
  const closed = async () =>
    (
      await shop.rows<{ closed: boolean }>(
        "select closed_at is not null as closed from dialog where id = $1",
        [dialogId],
      )
    )[0]?.closed;
  expect(await endPairingsOfCafe(shop.deps, cafe.testSideId, customer)).toBe(1);
  expect(await closed()).toBe(false);
  expect(await endPairingsOfCafe(shop.deps, cafe.merchantId, customer)).toBe(1);
  expect(await closed()).toBe(true);
});

test("staff write to whoever is paired in test alone, though their dialog is closed", async () => {
  const cafe = await shop.merchant();
  const anna = await shop.person();
  const boris = await hire(shop, cafe.venueId, "barista");
  await pair(shop.deps, anna, codeOf(await inTest(cafe).place("A-1")));
  const dialogId = await writes(shop.deps, anna, cafe.venueId, "Добрый день");
  await closeDialogs(shop.deps, boris.staff, [dialogId]);
  expect(await answers(shop.deps, boris, dialogId, "Здравствуйте")).toBe(boris.staff.staffId);
});
