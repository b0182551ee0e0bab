import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type pg from "pg";
import { type Migration, migrationsFolder, readMigrations } from "./folder.ts";
import { withMigrator } from "./migrator.ts";
import { createRecordsSql, failSql, finishSql, readRecords, startSql } from "./records.ts";
import { UnfitSchema } from "./require-schema.ts";
import { isRestoreUnfinished, unfinishedRestore } from "./unfinished-restore.ts";

/** The advisory lock of `prisma migrate deploy`: whoever migrates a database, by either program, is alone. */
export const migrationLock = 72_707_369;

/** What PostgreSQL refuses to do in a transaction. Such a migration is one statement, and may be left half done. */
const outsideTransaction = /^\s*(?:create|drop|reindex)\b[^;]*\bconcurrently\b/im;

export interface MigrateOptions {
  /** Of the migrations; the product's own unless given. */
  readonly folder?: string;
  /** By a restore: nobody else migrates a database that is not all there yet. */
  readonly isRestoring?: boolean;
  /** Names of those to apply; all unless given. */
  readonly only?: ReadonlySet<string>;
  /** Milliseconds that a migration waits for a table, and everybody who comes after it for the migration; 2 s. */
  readonly lockTimeout?: number;
  /** How often it is tried again when it did not get its tables; 60. */
  readonly tries?: number;
}

/**
 * Brings the database at `url` up to date with the migrations folder and returns the names it applied. Processes that
 * start at once wait for one another. Each migration is applied whole or not at all, and recorded as by
 * `prisma migrate deploy`, so that either may go on after the other. One that does not get a table at once steps back, so that
 * a running version never stands behind it.
 * @throws when a migration fails, was edited after it was applied, or was left half done; UnfitSchema when a restore is not over
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<string[]> {
  const { folder = migrationsFolder, isRestoring = false, only } = options;
  const known = (await readMigrations(folder)).filter(({ name }) => only?.has(name) ?? true);
  return withMigrator(url, async (client) => {
    if (!isRestoring && (await isRestoreUnfinished(client))) throw new UnfitSchema(unfinishedRestore);
    // A start that has nothing to do waits for nobody, such as a backup.
    if (await isUpToDate(client, known)) return [];
    await takeLock(client);
    const pending = await findPending(client, known);
    if (pending.length > 0) await client.query(createRecordsSql);
    for (const migration of pending) await applyPatiently(client, migration, options);
    return pending.map(({ name }) => name);
  });
}

async function isUpToDate(client: pg.Client, migrations: readonly Migration[]): Promise<boolean> {
  const records = await readRecords(client);
  return migrations.every(({ name, checksum }) => {
    const record = records.get(name);
    return record?.finished && record.checksum === checksum;
  });
}

/**
 * Asks again and again: a statement that waits for the lock would be waited for by an index made concurrently. Where there are
 * no such locks, whoever migrates sees to it that nobody else does.
 */
async function takeLock(client: pg.Client): Promise<void> {
  for (;;) {
    try {
      const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [
        migrationLock,
      ]);
      if (rows[0]?.mine) return;
    } catch (error) {
      if ((error as pg.DatabaseError).code === notSupported) return;
      throw error;
    }
    await setTimeout(50);
  }
}

const notSupported = "0A000";

async function findPending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const records = await readRecords(client);
  return migrations.filter(({ name, checksum }) => {
    const record = records.get(name);
    if (record && !record.finished) {
      throw new Error(
        `The migration ${name} was begun on this database and not finished. Look at what it has done; then complete it and ` +
          `run \`npm run migrate -- --applied ${name}\`, or take it back and run \`npm run migrate -- --undone ${name}\`.`,
      );
    }
    // Prisma goes on in silence, with tables that nobody knows the shape of.
    if (record && record.checksum !== checksum) {
      throw new Error(
        `The migration ${name} was changed after it was applied to this database. Restore it and write a new one; ` +
          "a development database can simply be removed (DATA_DIR).",
      );
    }
    return !record;
  });
}

/** Whoever waits for a table makes everybody wait who comes after: better to step back, and to try again. */
async function applyPatiently(
  client: pg.Client,
  migration: Migration,
  { lockTimeout = 2_000, tries = 60 }: MigrateOptions,
): Promise<void> {
  for (let left = tries; ; left--) {
    try {
      return await apply(client, migration, lockTimeout);
    } catch (error) {
      const cause = (error as Error).cause as { code?: string } | undefined;
      if (cause?.code !== lockNotAvailable || left <= 1) throw error;
      await setTimeout(lockTimeout * (0.5 + Math.random()));
    }
  }
}

const lockNotAvailable = "55P03";

async function apply(
  client: pg.Client,
  { name, sql, checksum }: Migration,
  lockTimeout: number,
): Promise<void> {
  const id = randomUUID();
  const alone = outsideTransaction.test(sql);
  try {
    if (!alone) await client.query(`BEGIN; SET LOCAL lock_timeout = ${lockTimeout}`);
    await client.query(startSql, [id, name, checksum]);
    await client.query(sql);
    await client.query(finishSql, [id]);
    if (!alone) await client.query("COMMIT");
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    await client.query(alone ? failSql : "ROLLBACK", alone ? [id, said] : []);
    throw new Error(`The migration ${name} failed: ${said}`, { cause });
  }
}
