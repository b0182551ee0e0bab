import type { Prisma } from "@gotovo/db";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../ids.ts";
import type { PageCursor } from "../page.ts";
import { readCursor, writeCursor } from "../page.ts";
import { codeOf, openShop, pair, type Shop } from "../testing/shop.ts";
import { orderHistory } from "./history.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const numbers = async (personId: string, cursor: PageCursor | null) => {
  const { rows, ...more } = await orderHistory(shop.deps, personId, cursor);
  return { ...more, numbers: rows.map(({ number }) => number), ids: rows.map(({ id }) => id) };
};

test("a person's orders at all merchants, the newest first, ten a page, there and back", async () => {
  const [one, two] = [await shop.merchant("Зерно"), await shop.merchant("Мята")];
  const [anna, boris] = [await shop.person(), await shop.person()];
  for (const [cafe, who] of [
    [one, "anna"],
    [two, "anna"],
    [one, "boris"],
  ] as const) {
    const placed = await cafe.place(`first-${who}`, { number: "0", customer: { siteUserId: who } });
    await pair(shop.deps, who === "anna" ? anna : boris, codeOf(placed));
  }
  for (let n = 1; n <= 22; n++) {
    shop.pass(1);
    await (n % 3 ? one : two).place(`A-${n}`, { number: `${n}`, customer: { siteUserId: "anna" } });
  }
  shop.pass(1);
  await one.place("B-1", { number: "99", customer: { siteUserId: "boris" } });

  const first = await numbers(anna.person.id, null);
  const expected = (from: number, to: number) =>
    Array.from({ length: from - to + 1 }, (_, n) => `${from - n}`);
  expect(first).toMatchObject({ numbers: expected(22, 13), hasNewer: false, hasOlder: true });
  const older = (ids: string[]) => ({ direction: "older", id: ids.at(-1) as string }) as const;
  const newer = (ids: string[]) => ({ direction: "newer", id: ids[0] as string }) as const;
  const second = await numbers(anna.person.id, older(first.ids));
  expect(second).toMatchObject({ numbers: expected(12, 3), hasNewer: true, hasOlder: true });
  const third = await numbers(anna.person.id, older(second.ids));
  expect(third).toMatchObject({ numbers: ["2", "1", "0", "0"], hasNewer: true, hasOlder: false });
  expect((await numbers(anna.person.id, newer(third.ids))).numbers).toEqual(expected(12, 3));
  expect((await numbers(anna.person.id, newer(second.ids))).numbers).toEqual(expected(22, 13));
  expect((await numbers(anna.person.id, newer(first.ids))).numbers).toEqual(expected(22, 13));
  const strangers = await numbers(boris.person.id, null);
  expect(strangers.numbers).toEqual(["99", "0"]);
  expect((await numbers(boris.person.id, older(first.ids))).numbers).not.toContain("22");
  expect((await numbers((await shop.person()).person.id, null)).numbers).toEqual([]);
});

test("a page costs the same after thousands of orders", async () => {
  const cafe = await shop.merchant("Архив");
  const anna = await shop.person();
  const placed = await cafe.place("A-1", { customer: { siteUserId: "anna" } });
  await pair(shop.deps, anna, codeOf(placed));
  const { customerId } = placed.order;
  // No statement may take longer than a few seconds.
  for (let from = 1; from <= sizes.pastOrders; from += 20_000) {
    const to = Math.min(sizes.pastOrders, from + 19_999);
    await shop.rows(
      `insert into "order" (id, merchant_id, venue_id, customer_id, external_id, number, status, track_token, request_hash,
         finished_at)
       select uuidv7(), $1, $2, $3, 'old-' || n, n::text, 'delivered', 'token-' || n, '', now()
       from generate_series($4::int, $5::int) n`,
      [cafe.merchantId, cafe.venueId, customerId, from, to],
    );
  }
  await shop.rows("analyze");
  const middle = newId({ clock: () => new Date(), random: (bytes) => new Uint8Array(bytes) });
  for (const cursor of [
    null,
    { direction: "older", id: middle },
    { direction: "newer", id: middle },
  ] as const) {
    const asked: Prisma.Sql[] = [];
    const read = async (sql: Prisma.Sql) => {
      asked.push(sql);
      return [];
    };
    await orderHistory({ db: { ...shop.deps.db, read } }, anna.person.id, cursor);
    const [{ text, values }] = asked as [Prisma.Sql];
    const [row] = await shop.rows<{ "QUERY PLAN": [{ Plan: Record<string, number> }] }>(
      `explain (analyze, buffers, format json) ${text}`,
      [...values],
    );
    const plan = row?.["QUERY PLAN"][0].Plan ?? {};
    const pages = (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
    expect(pages).toBeGreaterThan(0);
    expect(pages).toBeLessThan(200);
  }
});

test("a place in the list survives being written down; nonsense is the first page", () => {
  const cursor = { direction: "older", id: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11" } as const;
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
  expect(readCursor(writeCursor(null))).toBeNull();
  for (const view of ["", "older", "older:1", "sideways:0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11"])
    expect(readCursor(view)).toBeNull();
});
