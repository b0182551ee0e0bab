import { withMigrator } from "./migrator.ts";
import { readRecords, resolveSql } from "./records.ts";

/**
 * Says what became of a migration that was left half done, once somebody has looked: it has been completed, or taken back and
 * is to be applied again.
 * @throws Error when there is no such migration, or it is not half done
 */
export async function resolveMigration(url: string, name: string, as: "applied" | "undone"): Promise<void> {
  await withMigrator(url, async (client) => {
    const record = (await readRecords(client)).get(name);
    if (!record) throw new Error(`No migration ${name} was begun on this database`);
    if (record.finished) throw new Error(`The migration ${name} is finished: there is nothing to say`);
    await client.query(resolveSql[as], [name]);
  });
}
