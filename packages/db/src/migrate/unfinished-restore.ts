import type pg from "pg";

/** Stands from the first to the last moment of a restore, with what is not in its place yet. */
export const restoreSchema = "gotovo_restore_unfinished";

/** What whoever starts on such a database is told. */
export const unfinishedRestore =
  "A restore was begun on this database and did not come to its end: what is in it may be a part. Make it empty again (drop " +
  "and create it; of the embedded one, remove the folder postgres in DATA_DIR), and restore anew.";

/** True while a restore is under way, and for ever after one that broke off. */
export async function isRestoreUnfinished(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ is: boolean }>("SELECT to_regnamespace($1) IS NOT NULL AS is", [
    restoreSchema,
  ]);
  return rows[0]?.is === true;
}
