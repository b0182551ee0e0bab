import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { restoreSchema } from "../migrate/unfinished-restore.ts";
import { type BackupEnd, BadBackup, columnList, type Section, type TableSum } from "./format.ts";
import { jobSection } from "./job-section.ts";
import { type ReadBackup, readBackup } from "./read-backup.ts";
import { plainSettings, sumTable } from "./sum-table.ts";

/** Where jobs wait for pg-boss to be there. */
export const stagedJobs = `${restoreSchema}.job`;

/**
 * Loads a backup's rows into empty tables, in one transaction, and proves them: every table has the rows and the sum that it
 * had, and every reference leads somewhere.
 * @throws BadBackup naming the table that is not as it was
 */
export async function loadBackup(client: pg.Client, file: string): Promise<ReadBackup> {
  await client.query(`BEGIN; ${plainSettings}`);
  const references = await dropReferences(client);
  await emptyTables(client);
  const found: Loaded[] = [];
  const read = await readBackup(file, async (section, rows) => {
    found.push(await loadTable(client, section, rows));
  });
  for (const [n, was] of read.end.tables.entries()) requireSame(was, found[n]);
  for (const { table, name, definition } of references) {
    const add = `ALTER TABLE ${table} ADD CONSTRAINT ${pg.escapeIdentifier(name)} ${definition}`;
    await naming(table, client.query(add));
  }
  for (const { name, last } of read.end.sequences)
    if (last !== null)
      await client.query("SELECT setval($1::regclass, $2)", [pg.escapeIdentifier(name), last]);
  await client.query("COMMIT");
  return read;
}

type Loaded = TableSum & { readonly name: string };

async function loadTable(client: pg.Client, section: Section, rows: AsyncIterable<Buffer>): Promise<Loaded> {
  const { name, columns } = section;
  const table = name === jobSection.name ? stagedJobs : pg.escapeIdentifier(name);
  const copying = client.query(copyFrom(`COPY ${table} (${columnList(columns)}) FROM STDIN`));
  await naming(name, pipeline(rows, copying));
  return { name, ...(await naming(name, sumTable(client, table, columns))) };
}

function requireSame(was: BackupEnd["tables"][number], is: TableSum | undefined): void {
  if (is?.rows === was.rows && is.sum === was.sum) return;
  throw new BadBackup(
    `The table ${was.name} is not as it was: ${is?.rows ?? 0} rows with the sum ${is?.sum ?? 0}, instead of ${was.rows} with ${was.sum}.`,
  );
}

/** What PostgreSQL refuses is told with the table. */
async function naming<T>(table: string, work: Promise<T>): Promise<T> {
  return work.catch((error) => {
    if (error instanceof BadBackup) throw error;
    throw new BadBackup(`The table ${table} cannot be restored: ${error.message}`, { cause: error });
  });
}

interface Reference {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

/** Rows come table by table, and tables refer to one another: references are taken away, and made again when all is there. */
async function dropReferences(client: pg.Client): Promise<Reference[]> {
  const { rows } = await client.query<Reference>(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 AND connamespace = current_schema()::regnamespace`,
  );
  for (const { table, name } of rows)
    await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${pg.escapeIdentifier(name)}`);
  return rows;
}

/** Of what migrations put into their own tables. */
async function emptyTables(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ tables: string | null }>(
    `SELECT string_agg(oid::regclass::text, ', ') AS tables FROM pg_class
     WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'`,
  );
  if (rows[0]?.tables) await client.query(`TRUNCATE ${rows[0].tables}`);
}
