import { randomUUID } from "node:crypto";
import type { Report, ReportPeriod } from "@gotovo/domain";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PastOrder, placePast, setHours } from "../../testing/past-order.ts";
import { openShop, refusalOf, type Shop } from "../../testing/shop.ts";
import { listReportOrders } from "./list-report-orders.ts";
import { makeReport } from "./make-report.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

type Venue = Awaited<ReturnType<Shop["merchant"]>>;

const past = (venue: Venue, order: PastOrder) => placePast(shop.deps, venue, order);

const reportAt = (venue: Venue, period: ReportPeriod, until: string): Promise<Report> =>
  makeReport(shop.deps, { venueId: venue.venueId, period, until: new Date(`${until}+03:00`) });

describe("a report", () => {
  test("sums up a day of the venue's clocks, beside the day before up to the same time", async () => {
    const cafe = await shop.merchant();
    const other = await shop.merchant("Другая");
    await past(other, { placed: "2026-11-20 09:00", total: 99_900, currency: "RUB", ready: 5, rating: 1 });
    for (const [index, ready] of [4, 6, 8, 10, 22].entries())
      await past(cafe, {
        placed: `2026-11-20 09:0${index}`,
        promised: 10,
        ready,
        heard: index,
        total: 10_000,
        currency: "RUB",
        ...(index < 2 && { rating: 4 + index }),
      });
    await past(cafe, { placed: "2026-11-20 00:00", total: 500, currency: "EUR", ready: 5 });
    await past(cafe, {
      placed: "2026-11-20 10:00",
      status: "canceled_by_user",
      total: 7_000,
      currency: "RUB",
    });
    for (const reason of ["sold_out", "sold_out", "closing"])
      await past(cafe, { placed: "2026-11-20 11:00", status: "canceled_by_cafe", reason });
    await past(cafe, { placed: "2026-11-19 23:59", total: 77_700, currency: "RUB" });
    await past(cafe, { placed: "2026-11-19 09:00", total: 40_000, currency: "RUB", ready: 20, promised: 10 });

    const report = await reportAt(cafe, "today", "2026-11-20T12:00");
    expect(report).toMatchObject({ venueName: "Кофейня: зал", until: "2026-11-20T09:00:00.000Z" });
    expect(report.figures).toEqual({
      orders: 10,
      canceled: 4,
      revenue: [
        { currency: "RUB", amount: 50_000, orders: 5 },
        { currency: "EUR", amount: 500, orders: 1 },
      ],
      heard: { median: 120, p90: 216 },
      preparation: { average: 550, p90: 960 },
      promised: 5,
      late: 1,
      rating: { average: 4.5, count: 2 },
    });
    expect(report.cancellations).toEqual([
      { by: "cafe", reason: "sold_out", count: 2 },
      { by: "cafe", reason: "closing", count: 1 },
      { by: "customer", reason: null, count: 1 },
    ]);
    expect(report.ratings).toEqual([0, 0, 0, 1, 1]);
    expect(report.hours.flatMap((orders, hour) => (orders > 0 ? [[hour, orders]] : []))).toEqual([
      [0, 1],
      [9, 5],
      [10, 1],
      [11, 3],
    ]);
    expect(report.hoursBefore[9]).toBe(1);
    expect(report.before).toMatchObject({
      orders: 1,
      revenue: [{ currency: "RUB", amount: 40_000 }],
      preparation: { average: 1200 },
      promised: 1,
      late: 1,
      rating: null,
    });

    const yesterday = await reportAt(cafe, "yesterday", "2026-11-20T12:00");
    expect(yesterday.figures.orders).toBe(2);
    const week = await reportAt(cafe, "week", "2026-11-20T12:00");
    expect(week.days.slice(-3)).toEqual([
      { date: "2026-11-18", orders: 0, revenue: 0 },
      { date: "2026-11-19", orders: 2, revenue: 117_700 },
      { date: "2026-11-20", orders: 10, revenue: 50_000 },
    ]);
  });

  test("of a time without orders is made of noughts, and that of no venue is not made", async () => {
    const cafe = await shop.merchant();
    const report = await reportAt(cafe, "month", "2026-11-20T12:00");
    expect(report.figures).toEqual({
      orders: 0,
      canceled: 0,
      revenue: [],
      preparation: null,
      promised: 0,
      late: 0,
      rating: null,
    });
    expect(report.dialogs).toEqual({ asked: 0, answered: 0, solved: 0, rating: null });
    expect(report.days).toHaveLength(30);
    const unknown = { venueId: randomUUID(), period: "today", until: shop.now() } as const;
    expect(await refusalOf(makeReport(shop.deps, unknown))).toBe("not_found");
  });

  test("counts an order as late as soon as its promise is broken, and never an unpaid one", async () => {
    const cafe = await shop.merchant();
    const now = shop.now();
    const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
    await cafe.place("kept", { promisedAt: inMinutes(30) });
    await cafe.place("broken", { promisedAt: inMinutes(5) });
    await cafe.place("unpaid", { status: "payment_process", promisedAt: inMinutes(5) });
    const { figures } = await makeReport(shop.deps, {
      venueId: cafe.venueId,
      period: "today",
      until: inMinutes(10),
    });
    expect(figures).toMatchObject({ orders: 2, promised: 1, late: 1, preparation: null });
  });

  test("what a bar sells after midnight is in the report of that evening", async () => {
    const bar = await shop.merchant("Бар");
    await setHours(shop.deps, bar, [18 * 60, 26 * 60]);
    await past(bar, { placed: "2026-11-20 01:30" });
    await past(bar, { placed: "2026-11-20 02:30" });
    await past(bar, { placed: "2026-11-21 01:00" });
    expect((await reportAt(bar, "today", "2026-11-21T01:30")).figures.orders).toBe(2);
    expect((await reportAt(bar, "yesterday", "2026-11-21T01:30")).figures.orders).toBe(1);
  });

  test("surveys of closed dialogs are counted when they were asked", async () => {
    const cafe = await shop.merchant();
    const person = await shop.person();
    const [dialog] = await shop.rows<{ id: string }>(
      "insert into dialog (id, venue_id, person_id, last_message_at) values (gen_random_uuid(), $1, $2, $3) returning id",
      [cafe.venueId, person.person.id, shop.now()],
    );
    for (const [solved, rating, at] of [
      [true, 5, "2026-11-20 09:00"],
      [false, 2, "2026-11-20 10:00"],
      [null, null, "2026-11-20 11:00"],
      [true, 1, "2026-11-18 11:00"],
    ])
      await shop.rows(
        `insert into dialog_survey (id, dialog_id, asked_at, solved, rating)
         values (gen_random_uuid(), $1, $2::timestamp at time zone 'Europe/Moscow', $3, $4)`,
        [dialog?.id, at, solved, rating],
      );
    const report = await reportAt(cafe, "today", "2026-11-20T12:00");
    expect(report.dialogs).toEqual({ asked: 3, answered: 2, solved: 1, rating: 3.5 });
  });
});

test("the orders of a report are listed newest first, in pages, none twice and none of another venue", async () => {
  const cafe = await shop.merchant();
  const other = await shop.merchant("Другая");
  await past(other, { placed: "2026-11-20 09:00" });
  await past(cafe, { placed: "2026-11-19 09:00" });
  await past(cafe, {
    placed: "2026-11-20 09:00",
    ready: 12,
    promised: 10,
    total: 35_000,
    currency: "RUB",
    rating: 5,
  });
  await shop.rows(
    `insert into "order" select (jsonb_populate_record(o, jsonb_build_object('id', gen_random_uuid(), 'external_id', n::text,
       'track_token', gen_random_uuid(), 'number', n::text, 'placed_at', o.placed_at + (n / 3) * interval '1 s'))).*
     from "order" o, generate_series(1, 1100) n where venue_id = $1 and placed_at > '2026-11-20'`,
    [cafe.venueId],
  );
  const until = new Date("2026-11-20T12:00:00Z");
  const pages = [];
  for await (const page of listReportOrders(shop.deps, { venueId: cafe.venueId, period: "today", until }))
    pages.push(page);
  expect(pages.map(({ length }) => length)).toEqual([500, 500, 101]);
  const listed = pages.flat();
  expect(new Set(listed.map(({ externalId }) => externalId)).size).toBe(1101);
  expect(listed.map(({ placed }) => placed)).toEqual(
    listed
      .map(({ placed }) => placed)
      .sort()
      .reverse(),
  );
  expect(listed.at(-1)).toMatchObject({
    placed: "2026-11-20 09:00:00",
    ready: "2026-11-20 09:12:00",
    preparation: 12,
    late: true,
    total: 35_000,
    currency: "RUB",
    rating: 5,
    items: [{ name: "Латте", quantity: 1 }],
  });
});
