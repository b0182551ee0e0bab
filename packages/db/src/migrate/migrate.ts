import pg from "pg";
import { NO_FILTERS, withEngine } from "./engine.ts";
import { MIGRATIONS_FOLDER, type Migration, readMigrationList, readMigrations } from "./folder.ts";

/** Advisory lock (our own number) under which one process at a time migrates a database. */
const LOCK = 7_214_009_156n;

/**
 * Brings the database at `url` up to date with the migrations folder and answers the names it applied. Processes
 * that start at once wait for one another. Throws Prisma's own error when a migration fails or was edited afterwards;
 * what was applied is recorded in `_prisma_migrations`, as by `prisma migrate deploy`.
 */
export async function migrate(url: string, folder: string = MIGRATIONS_FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: "gotovo migrate" });
  // A connection lost while idle is reported by the next query on it; unheard, the event would end the process.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    // Loading the engine takes longer than everything else at a usual start, where nothing is to be done.
    if (await isUpToDate(client, await readMigrations(folder))) return [];
    const migrationsList = await readMigrationList(folder);
    return await withEngine(url, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
      return appliedMigrationNames;
    });
  } finally {
    await client.end();
  }
}

async function isUpToDate(client: pg.Client, migrations: Migration[]): Promise<boolean> {
  const { rows: found } = await client.query(
    "SELECT to_regclass('_prisma_migrations') IS NOT NULL AS exists",
  );
  if (!found[0].exists) return migrations.length === 0;
  const { rows } = await client.query<{ migration_name: string; checksum: string; finished: boolean }>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.finished ? row.checksum : undefined]));
  return (
    applied.size === migrations.length &&
    migrations.every(({ name, checksum }) => applied.get(name) === checksum)
  );
}
