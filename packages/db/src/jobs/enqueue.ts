import type { PgBoss } from "pg-boss";
import { executeLater } from "../sql-transaction.ts";
import type { Tx } from "../tx.ts";

export const jobsSchema = "pgboss";
const attemptsAtMost = 50;

/** What a keyed job knows besides its key: of the oldest of the changes that it is to make known. */
export interface Cause {
  /** When it was enqueued: unix time in milliseconds. */
  readonly at: number;
  /** Of the most urgent of them, as the caller named it. */
  readonly urgency?: string | undefined;
  /** W3C `traceparent` of each, the oldest first; only while traces are kept. */
  readonly traces?: readonly string[] | undefined;
}

/** So many causes of a job are linked at most. */
const tracesAtMost = 16;

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
  cause: Cause,
): Promise<void> {
  const db = inTransaction(tx);
  const wanted = highest(keys, priorities);
  const priorityOf = (key: string) => wanted.get(key) ?? 0;
  let missing = [...wanted.keys()].sort();
  for (let attempt = 0; missing.length > 0; attempt++) {
    if (attempt === attemptsAtMost) throw new Error(`Could not enqueue ${missing.length} keys of ${queue}`);
    const jobs = missing.map((key) => jobOf(key, priorityOf(key), cause));
    const inserted = await boss.insert(queue, jobs, { db, returnId: true });
    if (inserted?.length === missing.length) return;
    const wishes = [queue, missing, missing.map(priorityOf), cause.urgency ?? null];
    const { rows } = await db.executeSql(holdWaitingSql, wishes);
    const held = new Set(rows.map((row) => (row as { key: string }).key));
    if (cause.traces && held.size > 0) await db.executeSql(addTraceSql, [queue, [...held], cause.traces]);
    missing = missing.filter((key) => !held.has(key));
  }
}

/** The tier of jobs that leave some of a worker's slots to others. */
export const patientTier = "patient";

function jobOf(key: string, priority: number, cause: Cause) {
  return {
    singletonKey: key,
    priority,
    data: cause,
    group: { id: key, ...(priority < 0 && { tier: patientTier }) },
  };
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
       SET priority = wanted.priority, data = coalesce(j.data, '{}') || jsonb_strip_nulls(jsonb_build_object('urgency', $4::text)),
           group_tier = CASE WHEN wanted.priority < 0 THEN '${patientTier}' END
      FROM held JOIN unnest($2::text[], $3::int[]) AS wanted (key, priority) USING (key)
     WHERE j.name = $1 AND j.id = held.id AND held.priority < wanted.priority)
  SELECT key FROM held`;

/** Of jobs that are held. */
const addTraceSql = `
  UPDATE ${jobsSchema}.job
     SET data = jsonb_set(data, '{traces}', coalesce(data->'traces', '[]') || to_jsonb($3::text[]))
   WHERE name = $1 AND state = 'created' AND singleton_key = ANY($2::text[])
     AND data IS NOT NULL AND jsonb_array_length(coalesce(data->'traces', '[]')) < ${tracesAtMost}`;
