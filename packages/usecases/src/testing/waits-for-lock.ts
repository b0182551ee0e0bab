import type { Shop } from "./shop.ts";

/**
 * Resolves once somebody waits for a lock in the shop's own database: what other tests wait for on the same server says
 * nothing. Rejects when `work` is over without having waited.
 */
export async function waitsForLock({ rows }: Pick<Shop, "rows">, work: Promise<unknown>): Promise<void> {
  let isOver = false;
  const ended = () => {
    isOver = true;
  };
  work.then(ended, ended);
  const waiting =
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await rows(waiting)).length === 0)
    if (isOver) throw new Error(`It waited for nothing: ${JSON.stringify(await work)}`);
}
