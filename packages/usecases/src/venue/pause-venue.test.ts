import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { republishOrder } from "../orders/republish-order.ts";
import { placePast, setHours } from "../testing/past-order.ts";
import { codeOf, openShop, pair, refusalOf, type Shop } from "../testing/shop.ts";
import { hire } from "../testing/team.ts";
import { changeSetting } from "./change-setting.ts";
import { pauseVenue, resumeVenue } from "./pause-venue.ts";
import { makeReport } from "./reports/make-report.ts";
import { setBusyEnd } from "./set-busy-end.ts";
import { tickVenue } from "./tick-venue.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const inMinutes = (count: number) => new Date(shop.now().getTime() + count * 60_000);
const events = async (venueId: string) =>
  (
    await shop.rows<{ type: string; by: string }>(
      `select type, data->'change'->>'by' as by from event where subject_id = $1 order by id`,
      [venueId],
    )
  ).map(({ type, by }) => `${type} by ${by}`);
const venueRow = async (venueId: string) =>
  (await shop.rows("select paused_until, busy_minutes, busy_until from venue where id = $1", [venueId]))[0];

describe("what ends by itself", () => {
  test("is a pause at its time, however often it is looked at", async () => {
    const cafe = await shop.merchant();
    const { staff } = await hire(shop, cafe.venueId, "barista");
    await pauseVenue(shop.deps, staff, { until: inMinutes(30) });
    await tickVenue(shop.deps, cafe.venueId);
    shop.pass(20 * 60);
    // Moved on: the first look finds it still lasting.
    await pauseVenue(shop.deps, staff, { until: inMinutes(30) });
    shop.pass(15 * 60);
    await tickVenue(shop.deps, cafe.venueId);
    expect(await venueRow(cafe.venueId)).toMatchObject({ paused_until: inMinutes(15) });
    shop.pass(15 * 60);
    await tickVenue(shop.deps, cafe.venueId);
    await tickVenue(shop.deps, cafe.venueId);
    expect(await venueRow(cafe.venueId)).toMatchObject({ paused_until: null });
    expect(await events(cafe.venueId)).toEqual([
      "venue.paused by staff",
      "venue.paused by staff",
      "venue.resumed by clock",
    ]);
  });

  test("is busy mode at closing, and the next day is not busy", async () => {
    const cafe = await shop.merchant();
    const { staff } = await hire(shop, cafe.venueId, "owner");
    // It is past 15:00 in Moscow.
    await setHours(shop.deps, cafe, [480, 1320]);
    await changeSetting(shop.deps, staff, { setting: "busy_minutes", to: 10 });
    expect(await venueRow(cafe.venueId)).toMatchObject({ busy_until: new Date("2026-11-20T19:00:00Z") });
    await changeSetting(shop.deps, staff, {
      setting: "opening_hours",
      to: Array.from({ length: 7 }, () => [[480, 1200]]),
    });
    expect(await venueRow(cafe.venueId)).toMatchObject({ busy_until: new Date("2026-11-20T17:00:00Z") });
    const atClosing = { ...shop.deps, clock: () => new Date("2026-11-20T17:00:00Z") };
    await tickVenue(atClosing, cafe.venueId);
    expect(await venueRow(cafe.venueId)).toMatchObject({ busy_minutes: 0, busy_until: null });
    expect((await events(cafe.venueId)).at(-1)).toBe("venue.changed by clock");
  });

  test("is busy mode at a time that somebody chose, at closing at the latest; it is not chosen anew by other minutes", async () => {
    const cafe = await shop.merchant();
    const { staff } = await hire(shop, cafe.venueId, "barista");
    await setHours(shop.deps, cafe, [480, 1320]);
    expect(await refusalOf(setBusyEnd(shop.deps, staff, inMinutes(30)))).toBe("not_found");
    await changeSetting(shop.deps, staff, { setting: "busy_minutes", to: 10 });
    expect((await setBusyEnd(shop.deps, staff, inMinutes(30))).end).toEqual(inMinutes(30));
    await changeSetting(shop.deps, staff, { setting: "busy_minutes", to: 15 });
    expect(await venueRow(cafe.venueId)).toMatchObject({ busy_minutes: 15, busy_until: inMinutes(30) });
    const closing = new Date("2026-11-20T19:00:00Z");
    expect((await setBusyEnd(shop.deps, staff, inMinutes(900))).end).toEqual(closing);
    expect((await setBusyEnd(shop.deps, staff, null)).end).toEqual(closing);
    expect(await refusalOf(setBusyEnd(shop.deps, staff, inMinutes(-1)))).toBe("validation_failed");
    await setBusyEnd(shop.deps, staff, inMinutes(30));
    shop.pass(30 * 60);
    await tickVenue(shop.deps, cafe.venueId);
    expect(await venueRow(cafe.venueId)).toMatchObject({ busy_minutes: 0, busy_until: null });
  });

  test("is nothing at a venue that is gone", async () => {
    await tickVenue(shop.deps, "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11");
  });
});

describe("an order that comes in a pause", () => {
  test("is heard of by its customer, warns nobody, and is warned of once the venue goes on", async () => {
    const cafe = await shop.merchant();
    const { staff, chat } = await hire(shop, cafe.venueId, "barista");
    await shop.rows("update venue set prep_minutes = 5 where id = $1", [cafe.venueId]);
    await pauseVenue(shop.deps, staff, { until: inMinutes(60) });
    const anna = await shop.person();
    const placed = await cafe.place("held", { promisedAt: inMinutes(10) });
    expect((await cafe.place("held too")).order.promisedAt).toEqual(inMinutes(65));
    await pair(shop.deps, anna, codeOf(placed));
    shop.pass(15 * 60);
    await republishOrder(shop.deps, placed.order.id);
    const alerted = async () =>
      (await shop.rows(`select late_alerted_at as at from "order" where id = $1`, [placed.order.id]))[0]?.at;
    expect(await alerted()).toBeNull();
    await shop.forgetJobs();
    await resumeVenue(shop.deps, staff);
    expect(await shop.waiting("customer")).toEqual([String(anna.chatId)]);
    expect(await shop.waiting("horeca")).toEqual([String(chat.chatId)]);
    await republishOrder(shop.deps, placed.order.id);
    expect(await alerted()).toEqual(shop.now());
  });

  test("was waited for from when the venue went on: its report says so", async () => {
    const cafe = await shop.merchant();
    const { staff } = await hire(shop, cafe.venueId, "owner");
    await pauseVenue(shop.deps, staff, { until: inMinutes(60) });
    const { order } = await cafe.place("slow");
    shop.pass(30 * 60);
    await resumeVenue(shop.deps, staff);
    shop.pass(4 * 60);
    await shop.rows(`update "order" set status = 'ready', ready_at = $2 where id = $1`, [
      order.id,
      shop.now(),
    ]);
    await placePast(shop.deps, cafe, { placed: "2026-11-20 09:00", ready: 4 });
    const report = await makeReport(shop.deps, {
      venueId: cafe.venueId,
      period: "today",
      until: inMinutes(1),
    });
    expect(report.figures.preparation).toEqual({ average: 240, p90: 240 });
  });
});

test("a pause is for staff of the venue, and for an opening that comes", async () => {
  const cafe = await shop.merchant();
  const { staff } = await hire(shop, cafe.venueId, "barista");
  expect(await refusalOf(pauseVenue(shop.deps, staff, { until: "opening" }))).toBe("validation_failed");
  const stranger = {
    kind: "merchant",
    merchantId: (await shop.merchant()).merchantId,
    venueId: cafe.venueId,
  } as const;
  expect(await refusalOf(pauseVenue(shop.deps, stranger, { until: inMinutes(5) }))).toBe("not_found");
  expect(await refusalOf(resumeVenue(shop.deps, stranger))).toBe("not_found");
});
