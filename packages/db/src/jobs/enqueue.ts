import type { PgBoss } from "pg-boss";
import { executeLater } from "../sql-transaction.ts";
import type { Tx } from "../tx.ts";

export const jobsSchema = "pgboss";
const attemptsAtMost = 50;

/** Lets pg-boss write inside a Prisma transaction. */
function inTransaction(tx: Tx) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => ({
      rows: await tx.$queryRawUnsafe<object[]>(text, ...values),
    }),
  };
}

/** The same for what nobody needs an answer of. */
export function laterInTransaction(tx: Tx) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => {
      await executeLater(tx, text, values);
      return { rows: [] };
    },
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
  priorities: readonly number[],
): Promise<void> {
  const db = inTransaction(tx);
  const wanted = highest(keys, priorities);
  const priorityOf = (key: string) => wanted.get(key) ?? 0;
  let missing = [...wanted.keys()].sort();
  for (let attempt = 0; missing.length > 0; attempt++) {
    if (attempt === attemptsAtMost) throw new Error(`Could not enqueue ${missing.length} keys of ${queue}`);
    const jobs = missing.map((key) => jobOf(key, priorityOf(key)));
    const inserted = await boss.insert(queue, jobs, { db, returnId: true });
    if (inserted?.length === missing.length) return;
    const { rows } = await db.executeSql(holdWaitingSql, [queue, missing, missing.map(priorityOf)]);
    const held = new Set(rows.map((row) => (row as { key: string }).key));
    missing = missing.filter((key) => !held.has(key));
  }
}

/** The tier of jobs that leave some of a worker's slots to others. */
export const patientTier = "patient";

function jobOf(key: string, priority: number) {
  return { singletonKey: key, priority, group: { id: key, ...(priority < 0 && { tier: patientTier }) } };
}

/** The highest priority of each key. */
function highest(keys: readonly string[], priorities: readonly number[]): Map<string, number> {
  const byKey = new Map<string, number>();
  for (const [n, key] of keys.entries()) {
    const priority = priorities[n] ?? 0;
    byKey.set(key, Math.max(priority, byKey.get(key) ?? priority));
  }
  return byKey;
}

/** Whoever waits already goes on waiting, no later than somebody new would. */
const holdWaitingSql = `
  WITH held AS MATERIALIZED (
    SELECT id, singleton_key AS key, priority FROM ${jobsSchema}.job
     WHERE name = $1 AND state = 'created' AND singleton_key = ANY($2::text[])
     ORDER BY singleton_key FOR UPDATE),
  raised AS (
    UPDATE ${jobsSchema}.job j
       SET priority = wanted.priority, group_tier = CASE WHEN wanted.priority < 0 THEN '${patientTier}' END
      FROM held JOIN unnest($2::text[], $3::int[]) AS wanted (key, priority) USING (key)
     WHERE j.name = $1 AND j.id = held.id AND held.priority < wanted.priority)
  SELECT key FROM held`;
