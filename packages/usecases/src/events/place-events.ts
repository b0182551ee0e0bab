import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";

const batch = 1_000;

type Running = { now: Promise<void>; next: Promise<void> | null };
const running = new WeakMap<object, Running>();

/**
 * Places all that was committed before the call. However many readers of this process ask at once, one of them works and
 * the others wait for the turn after it: they hold no connections meanwhile.
 */
export function placeAllEvents(deps: Pick<Deps, "db">): Promise<void> {
  const found = running.get(deps.db);
  if (!found) return startPlacing(deps);
  // The turn that is under way may have begun before the caller's commit.
  found.next ??= found.now.catch(() => {}).then(() => startPlacing(deps));
  return found.next;
}

function startPlacing(deps: Pick<Deps, "db">): Promise<void> {
  const work = async () => {
    while (await placeEvents(deps));
  };
  const turn: Running = { now: work(), next: null };
  running.set(deps.db, turn);
  const settle = () => {
    if (turn.next === null && running.get(deps.db) === turn) running.delete(deps.db);
  };
  turn.now.then(settle, settle);
  return turn.now;
}

/**
 * Gives committed events their places in their merchants' logs, all that was committed before it began. Where somebody
 * else has placed since then it does nothing and has to be repeated: so a place once read is never followed by a smaller
 * one, however late a transaction commits, and readers may go on from a place. Events of one subject are placed in the
 * order in which they were written.
 * @returns whether there may be more
 */
async function placeEvents({ db }: Pick<Deps, "db">): Promise<boolean> {
  const rows = await db.write<{ found: number; placed: number }>(Prisma.sql`
    with unplaced as materialized (
      select id, merchant_id, row_number() over (partition by merchant_id order by written) as nth from (
        select id, merchant_id, written from event where position is null order by written limit ${batch}) e),
    log as (
      insert into event_log as l (merchant_id, last)
      select merchant_id, count(*) from unplaced group by merchant_id order by merchant_id
      on conflict (merchant_id) do update set last = l.last + excluded.last
        where l.last = (select seen.last from event_log seen where seen.merchant_id = excluded.merchant_id)
      returning merchant_id, last),
    first as (
      select log.merchant_id, log.last - count(*) as before from log join unplaced using (merchant_id)
      group by log.merchant_id, log.last),
    placed as (
      update event set position = first.before + unplaced.nth
      from unplaced join first using (merchant_id) where event.id = unplaced.id
      returning 1)
    select (select count(*)::int from unplaced) as found, (select count(*)::int from placed) as placed`);
  const { found, placed } = rows[0] ?? { found: 0, placed: 0 };
  return found === batch || placed < found;
}
