import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { follow, openCafe } from "../testing/list.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { type Colleague, hire } from "../testing/team.ts";
import type { DialogFilter } from "./dialog-list.ts";
import { listDialogs } from "./list-dialogs.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

interface Plan {
  "Node Type": string;
  "Index Name"?: string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

/** Reads that only explain themselves. */
function explain() {
  const plans: Plan[] = [];
  const read = async (query: { text: string; values: unknown[] }) => {
    const text = `explain (analyze, format json) ${query.text}`;
    const { rows } = await shop.deps.db.pool.query(text, query.values);
    plans.push(rows[0]["QUERY PLAN"][0].Plan);
    return [];
  };
  return { plans, deps: { db: { ...shop.deps.db, read } } as unknown as Pick<Shop["deps"], "db"> };
}

/** Every part of a plan that reads a table. */
function scansOf(plan: Plan, table: string): Plan[] {
  const deeper = (plan.Plans ?? []).flatMap((part) => scansOf(part, table));
  return plan["Relation Name"] === table ? [plan, ...deeper] : deeper;
}

describe("of thousands of dialogs", () => {
  const indexes: Record<Exclude<DialogFilter, "unwritten">, string> = {
    all: "dialog_open_idx",
    mine: "dialog_mine_idx",
    unassigned: "dialog_unassigned_idx",
    closed: "dialog_closed_idx",
    blocked: "dialog_blocked_idx",
  };
  const active = 40;
  let boris: Colleague;
  beforeAll(async () => {
    const opened = await openCafe(shop, sizes.dialogs);
    boris = opened.boris;
    const { venueId } = opened.cafe;
    const vera = await hire(shop, venueId, "barista");
    // Most are answered by somebody else: whoever looks for theirs, or for those of nobody, must not read them all.
    await shop.rows(
      `with numbered as (
         select id, row_number() over (order by last_message_at) % 20 as n from dialog where venue_id = $1)
       update dialog d set assignee_id = case n when 0 then null when 1 then $2::uuid else $3::uuid end,
         closed_at = case when n in (2, 3) then now() end, blocked_at = case when n = 3 then now() end
       from numbered where numbered.id = d.id`,
      [venueId, boris.staff.staffId, vera.staff.staffId],
    );
    await follow(shop, venueId, active);
    // What was bought before: by people of today, and long ago.
    await shop.rows(
      `insert into "order" (id, merchant_id, venue_id, customer_id, external_id, number, status, track_token, request_hash,
         finished_at)
       select gen_random_uuid(), c.merchant_id, $1, c.id, gen_random_uuid()::text, '0', 'delivered',
         gen_random_uuid()::text, '', now()
       from customer c, generate_series(1, $3::int) where c.merchant_id = $2`,
      [venueId, opened.cafe.merchantId, sizes.dialogs / active],
    );
    await shop.rows('vacuum analyze dialog, dialog_message, person, customer, chat, "order"');
  });

  test("a page of those who have not written reads the active orders alone, and of each what has an index", async () => {
    const { plans, deps } = explain();
    const view = { filter: "unwritten", part: "orders", at: shop.now().getTime() - 10_000 } as const;
    for (const from of ["newest", "older", "newer"] as const) {
      plans.length = 0;
      await listDialogs(deps, boris.staff, { ...view, from, id: boris.staff.staffId });
      const [plan] = plans as [Plan];
      const [orders] = scansOf(plan, "order") as [Plan];
      // None of the thousands that are over; a few of other venues may share an index with them.
      expect(orders["Actual Rows"] + (orders["Rows Removed by Filter"] ?? 0)).toBeLessThan(3 * active);
      const read = ["dialog", "dialog_message"].flatMap((table) => scansOf(plan, table));
      for (const scan of read) {
        expect(scan["Node Type"]).toMatch(/Index/);
        expect(scan["Actual Rows"] * scan["Actual Loops"]).toBeLessThanOrEqual(active);
      }
    }
  });

  test.each(Object.entries(indexes))(
    "a page of %s reads its own rows by its index",
    async (filter, index) => {
      const { plans, deps: explaining } = explain();
      const view = {
        filter: filter as DialogFilter,
        at: shop.now().getTime() - 5_000_000,
        id: boris.staff.staffId,
      };
      for (const from of ["newest", "older", "newer"] as const) {
        plans.length = 0;
        await listDialogs(explaining, boris.staff, { ...view, from });
        const scans = scansOf(plans[0] as Plan, "dialog");
        expect(scans.map((scan) => scan["Index Name"])).toEqual([index]);
        const read = scans.map((scan) => scan["Actual Rows"] + (scan["Rows Removed by Filter"] ?? 0));
        expect(Math.max(...read)).toBeLessThanOrEqual(20);
        for (const scan of scansOf(plans[0] as Plan, "dialog_message")) {
          expect(scan["Node Type"]).toMatch(/Index/);
        }
      }
    },
  );
});
