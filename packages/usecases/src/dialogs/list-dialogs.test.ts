import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answers, writes } from "../testing/dialogs.ts";
import { openShop, type Shop } from "../testing/shop.ts";
import { type Colleague, hire } from "../testing/team.ts";
import { cabinetOfChat } from "./cabinet.ts";
import { closeDialogs } from "./close-dialogs.ts";
import {
  type DialogFilter,
  type DialogListView,
  dialogsOnPage,
  listDialogs,
  showDialogList,
} from "./list-dialogs.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** Adds dialogs to a venue, the newest a second ago, each a second older than the one before. */
async function fill(venueId: string, count: number): Promise<void> {
  await shop.rows(
    `with numbers as (select n, gen_random_uuid() as id, gen_random_uuid() as person_id from generate_series(1, $2::int) n),
     people as (
       insert into person (id, telegram_user_id, name)
       select person_id, (random() * 1e15)::bigint, 'Гость ' || n from numbers),
     dialogs as (
       insert into dialog (id, venue_id, person_id, last_message_at, unread)
       select id, $1, person_id, $3::timestamptz - n * interval '1 s', n % 3 from numbers)
     insert into dialog_message (dialog_id, author, content)
     select id, 'customer', '{"kind": "text", "text": "Привет", "entities": []}' from numbers`,
    [venueId, count, shop.now()],
  );
}

async function openCafe(dialogs = 0) {
  const cafe = await shop.merchant();
  const boris = await hire(shop, cafe.venueId, "barista");
  if (dialogs > 0) await fill(cafe.venueId, dialogs);
  return { cafe, boris };
}

/** Pages from the newest on, by the buttons of each. */
async function walk({ staff }: Colleague, filter: DialogFilter = "all"): Promise<string[][]> {
  const pages: string[][] = [];
  for (let view: DialogListView = { filter, from: "newest" }; ; ) {
    const page = await listDialogs(shop.deps, staff, view);
    pages.push(page.rows.map(({ customerName }) => customerName));
    const last = page.rows.at(-1);
    if (!page.hasOlder || !last) return pages;
    view = { filter, from: "older", at: new Date(last.lastMessageAt).getTime(), id: last.id };
  }
}

const named = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `Гость ${from + index}`);

describe("the list of dialogs", () => {
  test("goes page by page to the end and back, newest first", async () => {
    const { boris } = await openCafe(19);
    expect(await walk(boris)).toEqual([named(1, 8), named(9, 16), named(17, 19)]);
    const [first] = (await listDialogs(shop.deps, boris.staff, { filter: "all", from: "newest" })).rows;
    const older = await listDialogs(shop.deps, boris.staff, {
      filter: "all",
      from: "older",
      at: new Date(first?.lastMessageAt as Date).getTime() - 15_000,
      id: first?.id as string,
    });
    const top = older.rows[0];
    const back = await listDialogs(shop.deps, boris.staff, {
      filter: "all",
      from: "newer",
      at: new Date(top?.lastMessageAt as Date).getTime(),
      id: top?.id as string,
    });
    expect(back.rows).toHaveLength(dialogsOnPage);
    expect([back.hasOlder, back.rows.at(-1)?.lastMessageAt]).toEqual([
      true,
      new Date(new Date(top?.lastMessageAt as Date).getTime() + 1000),
    ]);
  });

  test("goes back to the newest when all of an older page is closed meanwhile", async () => {
    const { boris } = await openCafe(dialogsOnPage + 2);
    const first = await listDialogs(shop.deps, boris.staff, { filter: "all", from: "newest" });
    const { id = "", lastMessageAt = shop.now() } = first.rows.at(-1) ?? {};
    const view = { filter: "all", from: "older", at: new Date(lastMessageAt).getTime(), id } as const;
    const older = await listDialogs(shop.deps, boris.staff, view);
    await closeDialogs(
      shop.deps,
      boris.staff,
      older.rows.map((row) => row.id),
    );
    const left = await listDialogs(shop.deps, boris.staff, view);
    expect(left.rows.map((row) => row.id)).toEqual(first.rows.map((row) => row.id));
  });

  test("filters by who answers and what is over; other venues are not in it", async () => {
    const { cafe, boris } = await openCafe();
    const vera = await hire(shop, cafe.venueId, "barista");
    const [anna, gleb, dana] = [await shop.person(), await shop.person(), await shop.person()];
    const ids: string[] = [];
    for (const who of [anna, gleb, dana]) {
      shop.pass(1);
      ids.push(await writes(shop.deps, who, cafe.venueId, "Ау"));
    }
    shop.pass(1);
    await answers(shop.deps, boris, ids[0] as string, "Да");
    await closeDialogs(shop.deps, boris.staff, [ids[2] as string]);
    await openCafe(3);
    expect(await walk(boris)).toEqual([[anna.person.name, gleb.person.name]]);
    expect(await walk(boris, "mine")).toEqual([[anna.person.name]]);
    expect(await walk(vera, "mine")).toEqual([[]]);
    expect(await walk(vera, "unassigned")).toEqual([[gleb.person.name]]);
    expect(await walk(vera, "closed")).toEqual([[dana.person.name]]);
  });

  test("stays open where it was, and what is unread is counted up to a hundred", async () => {
    const { boris } = await openCafe(240);
    const view = { filter: "unassigned", from: "newest" } as const;
    await showDialogList(shop.deps, boris.chat, view);
    const cabinet = await cabinetOfChat(shop.deps, boris.chat.chatId);
    expect(cabinet).toMatchObject({ unreadDialogs: 100, list: { view } });
    await showDialogList(shop.deps, boris.chat, null);
    expect((await cabinetOfChat(shop.deps, boris.chat.chatId))?.list).toBeNull();
  });
});

interface Plan {
  "Node Type": string;
  "Index Name"?: string;
  "Relation Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  Plans?: Plan[];
}

/** Every part of a plan that reads a table. */
function scansOf(plan: Plan, table: string): Plan[] {
  const deeper = (plan.Plans ?? []).flatMap((part) => scansOf(part, table));
  return plan["Relation Name"] === table ? [plan, ...deeper] : deeper;
}

describe("of thousands of dialogs", () => {
  const indexes: Record<DialogFilter, string> = {
    all: "dialog_open_idx",
    mine: "dialog_mine_idx",
    unassigned: "dialog_unassigned_idx",
    closed: "dialog_closed_idx",
    blocked: "dialog_blocked_idx",
  };
  let boris: Colleague;
  beforeAll(async () => {
    const opened = await openCafe(sizes.dialogs);
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
    await shop.rows("vacuum analyze dialog, dialog_message, person");
  });

  test.each(Object.entries(indexes))(
    "a page of %s reads its own rows by its index",
    async (filter, index) => {
      const plans: Plan[] = [];
      const explaining = {
        db: {
          ...shop.deps.db,
          read: async (query: { text: string; values: unknown[] }) => {
            const text = `explain (analyze, format json) ${query.text}`;
            const { rows } = await shop.deps.db.pool.query(text, query.values);
            plans.push(rows[0]["QUERY PLAN"][0].Plan);
            return [];
          },
        },
      } as unknown as Pick<Shop["deps"], "db">;
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
