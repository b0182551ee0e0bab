import { createHash } from "node:crypto";
import { createWriteStream, existsSync } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type pg from "pg";
import { to as copyTo } from "pg-copy-streams";
import { withMigrator } from "../migrate/migrator.ts";
import {
  type BackupEnd,
  type BackupHead,
  BadBackup,
  columnList,
  copyLine,
  endLine,
  formatVersion,
  headLine,
  type Section,
} from "./format.ts";
import { withMigrationsHeld } from "./hold-migrations.ts";
import { hasJobs, jobSection, unfinishedJobs } from "./job-section.ts";
import { plainSettings, sumTable } from "./sum-table.ts";
import { leftOut } from "./tables.ts";

export interface WriteBackupOptions {
  /** Of the database itself, past any pooler. */
  readonly url: string;
  /** Where the backup is to be; there may be nothing yet. */
  readonly file: string;
  /** Version of the product. */
  readonly product: string;
  /** Fingerprint of the key that the database's own is sealed under, as this snapshot has it. */
  readonly keyOf: (client: pg.Client) => Promise<string | null>;
  /** Aborted: nothing is left of it. */
  readonly signal?: AbortSignal;
}

export type WrittenBackup = BackupHead & Pick<BackupEnd, "tables">;

/** Personal data is in it. */
const ownersOnly = 0o600;

/**
 * Writes a backup of a database to one file, beside a running product: all of it as of one instant, locking nobody out. The
 * file has its name only once it is whole and on disk.
 * @throws BadBackup when the database is none of Gotovo's, or the file is there already
 */
export async function writeBackup(options: WriteBackupOptions): Promise<WrittenBackup> {
  const { url, file, signal } = options;
  const partial = `${file}.partial`;
  if (existsSync(file)) throw new BadBackup(`${file} is there already. Name another file.`);
  const handle = await open(partial, "wx", ownersOnly).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
    throw new BadBackup(
      `${partial} is there already: another backup is being written, or was killed. Then remove it.`,
    );
  });
  try {
    const write = () =>
      withMigrator(url, async (client) => {
        await client.query(`BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${plainSettings}`);
        const head = await headOf(client, options);
        const told: { end?: BackupEnd } = {};
        const target = createWriteStream(partial, { fd: handle, flush: true });
        await pipeline(script(client, head, told), createGzip(), target, { signal });
        return { ...head, tables: told.end?.tables ?? [] };
      });
    const written = await withMigrationsHeld(url, write, signal);
    await rename(partial, file);
    await syncFolder(dirname(file));
    return written;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

async function headOf(client: pg.Client, { product, keyOf }: WriteBackupOptions): Promise<BackupHead> {
  const { rows: found } = await client.query<{ is: boolean }>(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS is",
  );
  if (!found[0]?.is)
    throw new BadBackup("The database has none of Gotovo's tables: there is nothing to back up.");
  const { rows: migrations } = await client.query<BackupHead["migrations"][number] & { done: boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS done FROM _prisma_migrations
     WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  const undone = migrations.find(({ done }) => !done);
  if (undone)
    throw new BadBackup(
      `The migration ${undone.name} was left half done. Settle that first: see npm run migrate.`,
    );
  const { rows } = await client.query<{ at: Date; server: string }>(
    "SELECT now() AS at, current_setting('server_version') AS server",
  );
  const { at, server } = rows[0] as { at: Date; server: string };
  return {
    format: formatVersion,
    product,
    at: at.toISOString(),
    server,
    migrations: migrations.map(({ name, checksum }) => ({ name, checksum })),
    secretKey: await keyOf(client),
  };
}

/** The whole file before it is compressed, and what its last line says. */
async function* script(client: pg.Client, head: BackupHead, told: { end?: BackupEnd }) {
  const hash = createHash("sha256");
  const hashed = (part: string | Buffer) => {
    hash.update(part);
    return part;
  };
  yield hashed(headLine(head));
  const tables: BackupEnd["tables"][number][] = [];
  for (const { from, ...section } of await sectionsOf(client)) {
    const { name, columns } = section;
    yield hashed(copyLine(section));
    const copying = client.query(copyTo(`COPY (SELECT ${columnList(columns)} FROM ${from} AS t) TO STDOUT`));
    for await (const rows of copying) yield hashed(rows as Buffer);
    yield hashed("\\.\n");
    tables.push({ name, ...(await sumTable(client, from, columns)) });
  }
  // Sequences are of no snapshot: they are further than any row that is in this one.
  const { rows: sequences } = await client.query<BackupEnd["sequences"][number]>(
    `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences
     WHERE schemaname = current_schema() ORDER BY sequencename`,
  );
  told.end = { tables, sequences, sha256: hash.digest("hex") };
  yield endLine(told.end);
}

/** Whatever tables there are, and where their rows come from. */
async function sectionsOf(client: pg.Client): Promise<(Section & { from: string })[]> {
  const { rows } = await client.query<Section & { from: string }>(
    `SELECT c.relname AS name, c.oid::regclass::text AS from, (
       SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
     FROM pg_class c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND NOT c.relname = ANY($1) AND NOT EXISTS (
         SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
     ORDER BY c.relname`,
    [Object.keys(leftOut)],
  );
  if (!(await hasJobs(client))) return rows;
  return [...rows, { ...jobSection, from: unfinishedJobs(jobSection.name) }];
}

/** The name itself must outlive a power cut. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(folder, "r");
  await handle.sync().finally(() => handle.close());
}
