import { type Migration, migrationsFolder, readMigrations } from "../migrate/folder.ts";
import { type BackupHead, BadBackup } from "./format.ts";

/**
 * Looks whether this version knows the schema that a backup was written with.
 * @returns the names of its migrations
 * @throws BadBackup when it is of a newer version
 */
export async function requireKnown(
  { migrations, product }: BackupHead,
  folder: string = migrationsFolder,
): Promise<ReadonlySet<string>> {
  const known = new Map((await readMigrations(folder)).map((one): [string, Migration] => [one.name, one]));
  const unknown = migrations.find(({ name }) => !known.has(name));
  if (unknown)
    throw new BadBackup(
      `The backup is of a newer version (${product}, with the migration ${unknown.name}). Restore it with that version.`,
    );
  const other = migrations.find(({ name, checksum }) => known.get(name)?.checksum !== checksum);
  if (other) throw new BadBackup(`The backup has another migration ${other.name} than this version.`);
  return new Set(migrations.map(({ name }) => name));
}
