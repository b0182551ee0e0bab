import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** The project's own schema and migrations. */
const prismaFolder = fileURLToPath(new URL("../../../../prisma/", import.meta.url));
export const migrationsFolder = join(prismaFolder, "migrations");
export const defaultSchemaFile = join(prismaFolder, "schema.prisma");

/** What Prisma's CLI wants to find beside the migrations. */
export const lockfileText = 'provider = "postgresql"\n';

/** One migration as it lies on disk: `<timestamp>_<name>/migration.sql`. */
export interface Migration {
  name: string;
  sql: string;
  checksum: string;
}

/** Reads Prisma's folder layout in order of application. The checksum is the one `_prisma_migrations` keeps. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  return Promise.all(
    names.sort().map(async (name) => {
      const sql = await readFile(join(folder, name, "migration.sql"), "utf8");
      return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** The same folder in the shape Prisma's schema engine reads. */
export async function readMigrationList(folder: string) {
  return {
    baseDir: resolve(folder),
    lockfile: { path: "migration_lock.toml", content: lockfileText },
    shadowDbInitScript: "",
    migrationDirectories: (await readMigrations(folder)).map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: "migration.sql", content: { tag: "ok" as const, value: sql } },
    })),
  };
}
