import { migrationsFolder, readMigrations } from "./folder.ts";
import { withMigrator } from "./migrator.ts";
import { readRecords } from "./records.ts";
import { isRestoreUnfinished, unfinishedRestore } from "./unfinished-restore.ts";

/** The database is not one that this version can work with; the message says what to do. */
export class UnfitSchema extends Error {
  constructor(message: string) {
    super(message);
    this.name = "UnfitSchema";
  }
}

/**
 * What a migration is named by that takes something away: versions from before it do not run on it. All others only add, and
 * an older version goes on beside a newer one (record 0016).
 */
const contracting = /_contract$/;

/**
 * Looks whether this version can work with the database at `url`, and changes nothing.
 * @returns migrations of a newer version that this one can live with
 * @throws UnfitSchema when migrations are missing, a restore was begun and not ended, or a newer version has taken something away
 */
export async function requireSchema(url: string, folder: string = migrationsFolder): Promise<string[]> {
  const known = await readMigrations(folder);
  const records = await withMigrator(url, async (client) => {
    if (await isRestoreUnfinished(client)) throw new UnfitSchema(unfinishedRestore);
    return readRecords(client);
  });
  const missing = known.filter(({ name }) => !records.get(name)?.finished).map(({ name }) => name);
  if (missing.length > 0) {
    throw new UnfitSchema(
      `The database lacks ${missing.length} ${missing.length === 1 ? "migration" : "migrations"} of this version, from ${missing[0]} on. Run \`npm run migrate\` first.`,
    );
  }
  const names = new Set(known.map(({ name }) => name));
  const newer = [...records.keys()].filter((name) => !names.has(name)).toSorted();
  const taken = newer.find((name) => contracting.test(name));
  if (taken !== undefined) {
    throw new UnfitSchema(
      `The database is of a newer version, which has taken away what this one needs (${taken}). Start that version, or restore a backup from before.`,
    );
  }
  return newer;
}
