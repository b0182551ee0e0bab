import type { PgBoss } from "pg-boss";
import type { Tx } from "../tx.ts";

export const jobsSchema = "pgboss";
const attemptsAtMost = 50;

/** Lets pg-boss write inside a Prisma transaction. */
export function inTransaction(tx: Tx) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => ({
      rows: await tx.$queryRawUnsafe<object[]>(text, ...values),
    }),
  };
}

/**
 * Makes sure that after this transaction every key gets a run that sees its changes.
 *
 * A plain insert does nothing when a job of that key is waiting, and locks nothing: a worker could take that job, read
 * the state from before our commit, and our change would have no run. So a waiting job is locked until we commit (the
 * workers skip locked jobs), and one that was taken meanwhile is made again. Keys are sorted: two transactions
 * with common keys wait for each other in the same order.
 */
export async function enqueueKeys(
  boss: PgBoss,
  tx: Tx,
  queue: string,
  keys: readonly string[],
): Promise<void> {
  const db = inTransaction(tx);
  let missing = [...new Set(keys)].sort();
  for (let attempt = 0; missing.length > 0; attempt++) {
    if (attempt === attemptsAtMost) throw new Error(`Could not enqueue ${missing.length} keys of ${queue}`);
    const jobs = missing.map((key) => ({ singletonKey: key, group: { id: key } }));
    const inserted = await boss.insert(queue, jobs, { db, returnId: true });
    if (inserted?.length === missing.length) return;
    const { rows } = await db.executeSql(holdWaitingSql, [queue, missing]);
    const held = new Set(rows.map((row) => (row as { key: string }).key));
    missing = missing.filter((key) => !held.has(key));
  }
}

const holdWaitingSql = `
  SELECT singleton_key AS key FROM ${jobsSchema}.job
   WHERE name = $1 AND state = 'created' AND singleton_key = ANY($2::text[])
   ORDER BY singleton_key FOR UPDATE`;
