import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { noFilters, type SchemaEngine, withEngine } from "./engine.ts";
import { defaultSchemaFile, lockfileText, migrationsFolder, readMigrationList } from "./folder.ts";

export interface AuthorOptions {
  url: string;
  schemaFile?: string;
  folder?: string;
}

/**
 * The SQL that leads from the migrations folder to schema.prisma; empty when they agree. `url` must allow making a
 * shadow database, in which the migrations are replayed.
 */
export async function pendingSql(options: AuthorOptions): Promise<string> {
  const { url, schemaFile = defaultSchemaFile, folder = migrationsFolder } = options;
  const migrations = await readMigrationList(folder);
  const schema = { path: schemaFile, content: await readFile(schemaFile, "utf8") };
  const diff = async (engine: SchemaEngine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: "migrations", ...migrations },
      to: { tag: "schemaDatamodel", files: [schema] },
      script: true,
      exitCode: true,
      filters: noFilters,
    });
    return exitCode === 2 ? (stdout ?? "") : "";
  };
  return withEngine(url, diff, schema);
}

/**
 * Writes the next migration as `<folder>/<UTC timestamp>_<name>/migration.sql` and returns that path, or undefined
 * when the schema has nothing new.
 */
export async function writeMigration(
  options: AuthorOptions & { name: string; now: Date },
): Promise<string | undefined> {
  const { name, now, folder = migrationsFolder } = options;
  if (!/^[a-z][a-z0-9_]*$/.test(name)) throw new Error(`"${name}": a migration's name is lower_case_words`);
  const sql = await pendingSql(options);
  if (!sql) return undefined;
  const timestamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  const target = join(folder, `${timestamp}_${name}`);
  await mkdir(target, { recursive: true });
  await writeFile(join(folder, "migration_lock.toml"), lockfileText);
  const file = join(target, "migration.sql");
  await writeFile(file, `${sql.trim()}\n`);
  return file;
}
