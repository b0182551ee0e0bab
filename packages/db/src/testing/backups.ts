import { createHash } from "node:crypto";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { type RestoreOptions, restoreBackup } from "../backup/restore-backup.ts";
import { type WriteBackupOptions, writeBackup } from "../backup/write-backup.ts";
import { withMigrator } from "../migrate/migrator.ts";
import { createEmptyDatabase } from "./empty-database.ts";

/** Two empty databases, and a folder for what goes from one to the other. */
export async function createBackupScene() {
  const [source, target] = await Promise.all([createEmptyDatabase(), createEmptyDatabase()]);
  const folder = await mkdtemp(join(tmpdir(), "gotovo-backup-"));
  const backups = join(folder, "backups");
  await mkdir(backups);
  const file = join(backups, "nightly.sql.gz");
  const scene = {
    source: source.url,
    target: target.url,
    file,
    /** Where backups are; nothing else is there. */
    backups,
    /** A folder of migrations: their SQL by their names. */
    async migrations(sqlOf: Readonly<Record<string, string>>): Promise<string> {
      const made = await mkdtemp(join(folder, "migrations-"));
      for (const [name, sql] of Object.entries(sqlOf)) {
        await mkdir(join(made, name));
        await writeFile(join(made, name, "migration.sql"), sql);
      }
      return made;
    },
    back: (more: Partial<WriteBackupOptions> = {}) =>
      writeBackup({ url: source.url, file, product: "0.1.0", keyOf: async () => "ab12", ...more }),
    restore: (more: Partial<RestoreOptions> = {}) =>
      restoreBackup({
        ...{ url: target.url, file, prepareQueues: async () => {}, settle: async () => {} },
        ...more,
      }),
    /** Changes the backup's script; with `proven`, its last line is made to fit the rest. */
    async change(edit: (script: string) => string, proven = false): Promise<void> {
      const script = gunzipSync(await readFile(file)).toString();
      let edited = edit(script);
      if (edited === script) throw new Error("Nothing was changed");
      if (proven) {
        const at = edited.lastIndexOf("-- End ");
        const sha256 = createHash("sha256").update(edited.slice(0, at)).digest("hex");
        edited = edited.replace(/"sha256":"\w+"/, `"sha256":"${sha256}"`);
      }
      await writeFile(file, gzipSync(edited));
    },
    async close() {
      await Promise.all([source.close(), target.close()]);
      await rm(folder, { recursive: true });
    },
  };
  return scene;
}

/** Rows of a statement, over a connection of its own. */
export async function rowsOf(url: string, text: string, values: unknown[] = []) {
  return withMigrator(url, async (client) => (await client.query(text, values)).rows);
}
