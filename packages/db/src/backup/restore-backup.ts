import type pg from "pg";
import { createDb, type Db } from "../client.ts";
import { createJobs, type Jobs } from "../jobs/jobs.ts";
import { silentLog } from "../log.ts";
import { migrate } from "../migrate/migrate.ts";
import { withMigrator } from "../migrate/migrator.ts";
import { restoreSchema } from "../migrate/unfinished-restore.ts";
import { type BackupEnd, type BackupHead, BadBackup } from "./format.ts";
import { loadBackup, stagedJobs } from "./load-backup.ts";
import { readBackup } from "./read-backup.ts";
import { requireEmpty } from "./require-empty.ts";
import { requireKnown } from "./require-known.ts";
import { restoreJobs } from "./restore-jobs.ts";

export interface RestoreOptions {
  /** Of an empty database itself, past any pooler. */
  readonly url: string;
  readonly file: string;
  /** Told when the file is known to be whole, before the database is touched. */
  readonly onHead?: (head: BackupHead) => void;
  /** Makes the product's queues. */
  readonly prepareQueues: (jobs: Jobs) => Promise<void>;
  /** What is done when all is there, before anybody works on it. */
  readonly settle: (parts: { readonly db: Db; readonly jobs: Jobs }) => Promise<void>;
  /** The database is removed afterwards, whatever becomes of it. */
  readonly isTemporary?: boolean;
  /** Of migrations; the product's own unless given. */
  readonly folder?: string;
}

export type RestoredBackup = BackupHead &
  Pick<BackupEnd, "tables"> & { readonly migrated: readonly string[] };

/**
 * Restores a backup into an empty database and brings it up to date. Until all of it is there and proven, the database is
 * marked, and nothing starts on it.
 * @throws BadBackup when the file or the database is not fit, or a table did not come out as it was
 */
export async function restoreBackup(options: RestoreOptions): Promise<RestoredBackup> {
  const { url, file, folder, onHead, prepareQueues, settle, isTemporary } = options;
  const { head, end } = await readBackup(file);
  const names = await requireKnown(head, folder);
  onHead?.(head);
  await withMigrator(url, async (client) => {
    await requireEmpty(client);
    await begin(client);
  });
  try {
    await migrate(url, { folder, only: names, isRestoring: true });
    await withMigrator(url, (client) => loadBackup(client, file));
    const migrated = await migrate(url, { folder, isRestoring: true });
    await withQueues(url, async (parts) => {
      await prepareQueues(parts.jobs);
      await restoreJobs(parts, end.tables);
      await settle(parts);
    });
    await withMigrator(url, async (client) => {
      await client.query("ANALYZE");
      await client.query(`DROP SCHEMA ${restoreSchema} CASCADE`);
    });
    return { ...head, tables: end.tables, migrated };
  } catch (error) {
    if (isTemporary || !(error instanceof Error)) throw error;
    const left = "Nothing starts on this database now. Make it empty again before you restore anew.";
    throw new BadBackup(`${error.message}\n${left}`, { cause: error });
  }
}

/** From now on nothing starts on this database. */
async function begin(client: pg.Client): Promise<void> {
  await client.query(`
    CREATE SCHEMA ${restoreSchema};
    CREATE TABLE ${stagedJobs} (id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, name text NOT NULL, singleton_key text,
      group_id text, group_tier text, priority integer, data jsonb, start_after timestamptz)`);
}

async function withQueues(
  url: string,
  work: (parts: { db: Db; jobs: Jobs }) => Promise<void>,
): Promise<void> {
  // A statement over a whole table may take its time.
  const db = createDb({ url, log: silentLog, poolSize: 3, statementTimeout: 3_600_000 });
  const jobs = createJobs({ db, log: silentLog });
  try {
    await jobs.start();
    await work({ db, jobs });
  } finally {
    await jobs.stop();
    await db.close();
  }
}
