import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openShop, type Shop } from "../../testing/shop.ts";
import { hire } from "../../testing/team.ts";
import { changeRole } from "./change-role.ts";
import { listTeam } from "./list-team.ts";
import { removeMember } from "./remove-member.ts";

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const owners = async (venueId: string) =>
  (await listTeam(shop.deps, venueId)).filter(({ role }) => role === "owner").length;

test.each([
  ["remove each other", removeMember, removeMember],
  ["lower each other", lower, lower],
  ["leave", leave, leave],
  ["leave, and remove the one who leaves", leave, removeMember],
] as const)("two owners who %s at once, in two processes, leave one owner", async (_, first, second) => {
  const another = await shop.anotherProcess();
  for (let round = 0; round < sizes.collisions; round++) {
    const { venueId } = await shop.merchant();
    const [{ staff: vera }, { staff: egor }] = [
      await hire(shop, venueId, "owner"),
      await hire(shop, venueId, "owner"),
    ];
    const outcomes = await Promise.allSettled([
      first(shop.deps, vera, egor.staffId),
      second(another, egor, vera.staffId),
    ]);
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await owners(venueId)).toBe(1);
  }
});

test("a removal that has to wait decides by what is true afterwards", async () => {
  const { venueId } = await shop.merchant();
  const [{ staff: vera }, { staff: egor }] = [
    await hire(shop, venueId, "owner"),
    await hire(shop, venueId, "owner"),
  ];
  const rival = await shop.deps.db.pool.connect();
  try {
    await rival.query("begin");
    await rival.query("select 1 from venue where id = $1 for no key update", [venueId]);
    // It has looked at who is left, as a removal does: at `serializable` that is what the two meet by.
    await rival.query("select role from staff where venue_id = $1 and removed_at is null", [venueId]);
    await rival.query("update staff set removed_at = now() where id = $1", [vera.staffId]);
    const removal = removeMember(shop.deps, vera, egor.staffId).catch((error) => error.code);
    await expect.poll(() => waitingFor("venue")).toBe(1);
    await rival.query("commit");
    expect(await removal).toBe("forbidden");
  } finally {
    rival.release();
  }
  expect(await owners(venueId)).toBe(1);
});

async function waitingFor(table: string): Promise<number> {
  const rows = await shop.rows<{ count: number }>(
    `select count(*)::int as count from pg_stat_activity
     where datname = current_database() and wait_event_type = 'Lock' and query like $1`,
    [`%from ${table}%`],
  );
  return rows[0]?.count ?? 0;
}

function lower(...[deps, actor, staffId]: Parameters<typeof removeMember>): Promise<unknown> {
  return changeRole(deps, actor, staffId, "barista");
}

function leave(...[deps, actor]: Parameters<typeof removeMember>): Promise<unknown> {
  return removeMember(deps, actor, actor.staffId);
}
