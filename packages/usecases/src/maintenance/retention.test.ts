import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Prisma } from "@gotovo/db";
import { sizes, testSeed } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openShop, type Shop } from "../testing/shop.ts";
import { forgetSql } from "./forget-due.ts";
import { purge, rulesOf } from "./purge.ts";
import { retention } from "./retention.ts";
import type { KeptDays, Retention } from "./rule.ts";
import { rowsOf, stayingOf, whatTheyHangOn } from "./testing/rows.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const kept: KeptDays = { events: 7, messages: 60, orders: 90 };
const rules = rulesOf(kept).map((due) => ({ ...due, name: `${due.table}.${due.rule.since}` as const }));
/** Of those that stay although their time is over. */
const stayingRows = 3;
const lines = Object.entries<Retention>(retention);

test("each table of the database has its line, and goes with one that there is", async () => {
  const tables = await shop.rows<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public'",
  );
  expect(Object.keys(retention).toSorted()).toEqual(tables.map(({ name }) => name).toSorted());
  for (const [table, line] of lines)
    if ("with" in line) expect(Object.keys(retention), table).toContain(line.with);
});

test("the page for operators shows the lines as they are", async () => {
  const page = await readFile(join(import.meta.dirname, "../../../../docs/run.md"), "utf8");
  const section = page.slice(page.indexOf("## What is kept how long"));
  const rows = [...section.matchAll(/^\| (.+?) +\| `(\w+)` +\| (.+?) +\|$/gm)].map(([, ...cells]) => cells);
  expect(rows).toEqual(lines.map(([table, line]) => [line.what, table, keptOf(line)]));
});

function keptOf(line: Retention): string {
  if ("with" in line) return `with \`${line.with}\``;
  if ("stays" in line) return `stays: ${line.stays}`;
  const times = line.goes.map(({ kept, since, holds, unless }) => {
    const period =
      typeof kept === "string"
        ? `\`${kept.toUpperCase()}_KEPT_DAYS\``
        : kept === 1
          ? "an hour"
          : kept === 24
            ? "a day"
            : `${kept / 24} days`;
    return `${period} after \`${holds === "id" ? "at" : since}\`${unless === undefined ? "" : `, unless ${unless}`}`;
  });
  return times.join("; ");
}

test("jobs that are done go within minutes, in every queue", async () => {
  const queues = await shop.rows(
    "select distinct deletion_seconds as seconds from pgboss.queue where name like '%-%'",
  );
  expect(queues).toEqual([{ seconds: 60 }]);
});

test("of every line all goes whose time is over, to the millisecond, and nothing else", async () => {
  expect(Object.keys(rowsOf).toSorted()).toEqual(rules.map(({ name }) => name).toSorted());
  const choosy = rules.filter(({ rule }) => rule.only !== undefined);
  expect(Object.keys(stayingOf).toSorted()).toEqual(choosy.map(({ name }) => name).toSorted());
  const ids = await whatTheyHangOn(shop);
  const half = sizes.forgottenRows;
  const step = 1 + (testSeed % 977);
  const limits = rules.map(({ hours }) => new Date(shop.now().getTime() - hours * 3_600_000));
  /** @param at SQL: when the n-th row was of use last */
  const write = (sql: string, count: number, at: string) =>
    shop.rows(
      `with ids as (select ${Object.entries(ids).map(([id, value]) => `'${value}'::uuid as "${id}"`)}),
         r as (select n, ${at} as at from generate_series(1, ${count}) n)
       ${sql}`,
    );
  for (const [n, { name }] of rules.entries()) {
    const limit = `'${limits[n]?.toISOString()}'::timestamptz`;
    const offset = `case when n <= ${half} then -n else n - ${half + 1} end`;
    await write(
      rowsOf[name as keyof typeof rowsOf],
      2 * half,
      `${limit} + (${offset}) * ${step} * interval '1 ms'`,
    );
    const staying = stayingOf[name as keyof typeof stayingOf];
    if (staying) await write(staying, stayingRows, `${limit} - n * interval '1 ms'`);
  }
  const before = await countAll();
  await purge(shop.deps, { kept, batch: Math.ceil(half / 3), rest: async () => undefined });
  const after = await countAll();
  const gone = Object.fromEntries(
    Object.keys(before).map((table) => [table, (before[table] ?? 0) - (after[table] ?? 0)]),
  );
  const expected = Object.fromEntries(
    lines.map(([table]) => [table, half * rules.filter((due) => due.table === table).length]),
  );
  expect(gone).toEqual(expected);
  for (const [n, { table, rule }] of rules.entries()) {
    const column = rule.holds === "id" ? "at" : rule.since;
    const value = rule.holds === "milliseconds" ? `to_timestamp(${column} / 1000.0)` : column;
    const [left] = await shop.rows<{ due: number; young: number }>(
      `select count(*) filter (where ${value} < $1)::int as due, count(*) filter (where ${value} >= $1)::int as young from "${table}"`,
      [limits[n]],
    );
    expect(left, table).toMatchObject({ due: rule.only === undefined ? 0 : stayingRows });
    expect(left?.young, table).toBeGreaterThanOrEqual(half);
  }
});

async function countAll(): Promise<Record<string, number>> {
  const counts = lines.map(([table]) => `'${table}', (select count(*) from "${table}")`);
  // At most a hundred arguments.
  const parts = [counts.slice(0, 40), counts.slice(40)].map((part) => `jsonb_build_object(${part})`);
  const [row] = await shop.rows<{ all: Record<string, number> }>(`select ${parts.join(" || ")} as all`);
  return row?.all ?? {};
}

interface Plan {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Cond"?: string;
  Plans?: Plan[];
}

function scansOf(plan: Plan): Plan[] {
  const deeper = (plan.Plans ?? []).flatMap(scansOf);
  return plan["Relation Name"] && /Scan/.test(plan["Node Type"]) ? [plan, ...deeper] : deeper;
}

describe("an index leads", () => {
  test.each(rules.filter(({ rule }) => !("few" in rule)))(
    "to what goes of $name, and to all that hangs on it",
    async (due) => {
      const { table, rule } = due;
      const client = await shop.deps.db.pool.connect();
      try {
        // Whether there is one to be taken, however few rows there are now.
        await client.query("begin; set local enable_seqscan = off; set local enable_hashjoin = off");
        await client.query("set local enable_mergejoin = off; set local enable_bitmapscan = off");
        const first = { instant: "-infinity", id: "00000000-0000-0000-0000-000000000000", milliseconds: "0" };
        const from = first[rule.holds ?? "instant"];
        const { text, values } = forgetSql(table, rule, { before: from, from, batch: 10 });
        const { rows } = await client.query(`explain (format json) ${text}`, values as unknown[]);
        const scans = scansOf(rows[0]["QUERY PLAN"][0].Plan);
        expect(scans.filter((scan) => scan["Index Cond"] === undefined)).toEqual([]);
        const own = scans.filter((scan) => scan["Relation Name"] === table);
        expect(own.map((scan) => scan["Index Cond"])).toContainEqual(expect.stringContaining(rule.since));
      } finally {
        await client.query("rollback");
        client.release();
      }
    },
  );

  test("from each row that goes to those that go with it", async () => {
    const going = lines.filter(([, line]) => !("stays" in line)).map(([table]) => table);
    const unled = await shop.deps.db.read<{ of: string; column: string }>(Prisma.sql`
      select c.conrelid::regclass::text as of, a.attname as column
      from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'f' and c.confrelid::regclass::text = any(${going.map((table) => (table === "order" ? '"order"' : table))})
        and not exists (select from pg_index i where i.indrelid = c.conrelid and i.indkey[0] = c.conkey[1])`);
    expect(unled).toEqual([]);
  });
});
