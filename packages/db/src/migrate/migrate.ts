import pg from "pg";
import { NO_FILTERS, withEngine } from "./engine.ts";
import { MIGRATIONS_FOLDER, type Migration, readMigrationList, readMigrations } from "./folder.ts";

/** Advisory lock (our own number) under which one process at a time migrates a database. */
const LOCK = 7_214_009_156n;

/**
 * Brings the database at `url` up to date with the migrations folder and answers the names it applied. Processes
 * that start at once wait for one another. Throws when a migration fails or was edited after it was applied;
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
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  for (const { name, checksum } of migrations) {
    // Prisma goes on in silence, with tables that nobody knows the shape of.
    if (applied.has(name) && applied.get(name) !== checksum) {
      throw new Error(
        `The migration ${name} was changed after it was applied to this database. Restore it and write a new one; ` +
          "a development database can simply be removed (DATA_DIR).",
      );
    }
  }
  return migrations.every(({ name }) => applied.has(name));
}
