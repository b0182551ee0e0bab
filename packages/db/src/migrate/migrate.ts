import { randomUUID } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type pg from "pg";
import { createConnector } from "../connector.ts";
import { connectTimeoutMs } from "../limits.ts";
import { type Migration, migrationsFolder, readMigrations } from "./folder.ts";
import { createRecordsSql, failSql, finishSql, readRecords, startSql } from "./records.ts";

/** The advisory lock of `prisma migrate deploy`: whoever migrates a database, by either program, is alone. */
const migrationLock = 72_707_369;

/** What PostgreSQL refuses to do in a transaction. Such a migration is one statement, and may be left half done. */
const outsideTransaction = /^\s*(?:create|drop|reindex)\b[^;]*\bconcurrently\b/im;

/**
 * Brings the database at `url` up to date with the migrations folder and returns the names it applied. Processes that
 * start at once wait for one another. Each migration is applied whole or not at all, and recorded as by
 * `prisma migrate deploy`, so that either may go on after the other.
 * @throws when a migration fails, was edited after it was applied, or was left half done
 */
export async function migrate(url: string, folder: string = migrationsFolder): Promise<string[]> {
  const { Client, atAnyHost } = createConnector(url);
  const client = await atAnyHost(async () => {
    const next = new Client({
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
      application_name: "gotovo migrate",
    });
    // A connection lost while idle is reported by the next query on it; unheard, the event would end the process.
    next.on("error", () => {});
    await next.connect();
    return next;
  });
  try {
    await takeLock(client);
    const pending = await findPending(client, await readMigrations(folder));
    if (pending.length > 0) await client.query(createRecordsSql);
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** Asks again and again: a statement that waits for the lock would be waited for by an index made concurrently. */
async function takeLock(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [
      migrationLock,
    ]);
    if (rows[0]?.mine) return;
    await setTimeout(50);
  }
}

async function findPending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const records = await readRecords(client);
  return migrations.filter(({ name, checksum }) => {
    const record = records.get(name);
    if (record && !record.finished) {
      throw new Error(
        `The migration ${name} was begun on this database and not finished. Look at what it has done, complete it or ` +
          "take it back, and say so with `prisma migrate resolve`.",
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

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const id = randomUUID();
  const alone = outsideTransaction.test(sql);
  try {
    if (!alone) await client.query("BEGIN");
    await client.query(startSql, [id, name, checksum]);
    await client.query(sql);
    await client.query(finishSql, [id]);
    if (!alone) await client.query("COMMIT");
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    if (alone) await client.query(failSql, [id, said]);
    throw new Error(`The migration ${name} failed: ${said}`, { cause });
  }
}
