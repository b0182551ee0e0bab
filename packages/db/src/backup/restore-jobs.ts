import type { Db } from "../client.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { type BackupEnd, BadBackup } from "./format.ts";
import { jobSection, unfinishedJobs } from "./job-section.ts";
import { stagedJobs } from "./load-backup.ts";
import { plainSettings, sumTable } from "./sum-table.ts";

const batch = 1_000;

interface StagedJob {
  readonly id: string;
  readonly name: string;
  readonly singletonKey: string | null;
  readonly groupId: string | null;
  readonly groupTier: string | null;
  readonly priority: number;
  readonly data: object | null;
  readonly startAfter: string;
}

/**
 * Makes the jobs of a backup again, with the settings that their queues have now, and proves that all are there.
 * @throws BadBackup when they are not
 */
export async function restoreJobs(
  { db, jobs }: { readonly db: Db; readonly jobs: Jobs },
  tables: BackupEnd["tables"],
): Promise<void> {
  const was = tables.find(({ name }) => name === jobSection.name);
  if (!was) return;
  for (let after = "0"; ; ) {
    const { rows } = await db.pool.query<StagedJob>(
      `SELECT id::text, name, singleton_key AS "singletonKey", group_id AS "groupId", group_tier AS "groupTier", priority, data,
         to_char(start_after AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "startAfter"
       FROM ${stagedJobs} WHERE id > $1 ORDER BY id LIMIT ${batch}`,
      [after],
    );
    for (const [queue, staged] of Map.groupBy(rows, ({ name }) => name)) await insert(jobs, queue, staged);
    const last = rows.at(-1);
    if (!last) break;
    after = last.id;
  }
  await requireAll(db, was);
}

async function insert(jobs: Jobs, queue: string, staged: readonly StagedJob[]): Promise<void> {
  // One that this version has no more is not lost either.
  if (!(await jobs.boss.getQueue(queue)))
    await jobs.queue(queue, staged.some(({ singletonKey }) => singletonKey !== null) ? "keyed" : "plain");
  await jobs.boss.insert(
    queue,
    staged.map(({ singletonKey, groupId, groupTier, priority, data, startAfter }) => ({
      ...{ priority, startAfter },
      ...(data !== null && { data }),
      ...(singletonKey !== null && { singletonKey }),
      ...(groupId !== null && { group: { id: groupId, ...(groupTier !== null && { tier: groupTier }) } }),
    })),
  );
}

async function requireAll(db: Db, was: BackupEnd["tables"][number]): Promise<void> {
  const client = await db.pool.connect();
  try {
    await client.query(`BEGIN READ ONLY; ${plainSettings}`);
    const { rows, sum } = await sumTable(client, unfinishedJobs(jobSection.name), jobSection.columns);
    await client.query("COMMIT");
    if (rows === was.rows && sum === was.sum) return;
    throw new BadBackup(`Jobs are not as they were: ${rows} instead of ${was.rows}, or with other contents.`);
  } finally {
    client.release(true);
  }
}
