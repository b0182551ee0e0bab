import type pg from "pg";
import type { Section } from "./format.ts";

/** Work that was accepted and is not done yet, however far its process had got. */
export const jobSection: Section = {
  name: "pgboss.job",
  columns: ["name", "singleton_key", "group_id", "group_tier", "priority", "data", "start_after"],
};

/**
 * Jobs as they are to be made again: one of each key, as urgent as the most urgent and as early as the earliest. Of a key that
 * is being worked there may be a second one that waits.
 * @param table with the columns of pg-boss's
 */
export function unfinishedJobs(table: string): string {
  return `(
    SELECT name, singleton_key, max(group_id) AS group_id,
      (array_agg(group_tier ORDER BY priority DESC))[1] AS group_tier, max(priority) AS priority,
      (array_agg(data ORDER BY priority DESC))[1] AS data,
      date_trunc('milliseconds', min(start_after)) AS start_after
    FROM ${table} WHERE state IN ('created', 'retry', 'active') AND name NOT LIKE '\\_\\_pgboss%'
    GROUP BY name, coalesce(singleton_key, id::text), singleton_key)`;
}

/** False before any process has been started on the database. */
export async function hasJobs(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ has: boolean }>(
    "SELECT to_regclass('pgboss.job') IS NOT NULL AS has",
  );
  return rows[0]?.has === true;
}
