import type pg from "pg";
import { isRestoreUnfinished, unfinishedRestore } from "../migrate/unfinished-restore.ts";
import { BadBackup } from "./format.ts";

const namedAtMost = 5;

/**
 * Refuses a database in which there is anything.
 * @throws BadBackup naming what is there
 */
export async function requireEmpty(client: pg.Client): Promise<void> {
  if (await isRestoreUnfinished(client)) throw new BadBackup(unfinishedRestore);
  const { rows } = await client.query<{ database: string; names: string[] }>(`
    SELECT current_database() AS database, array_agg(name ORDER BY name) AS names FROM (
      SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND n.nspname !~ '^pg_|^information_schema$'
        AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      UNION ALL
      SELECT 'the type ' || t.oid::regtype FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
      WHERE t.typtype = 'e' AND n.nspname !~ '^pg_|^information_schema$') found`);
  const { database = "", names } = rows[0] ?? {};
  if (!names) return;
  const more = names.length > namedAtMost ? ` and ${names.length - namedAtMost} more` : "";
  throw new BadBackup(
    `The database "${database}" is not empty: there are ${names.slice(0, namedAtMost).join(", ")}${more}. ` +
      "Restore into an empty one; what is there would be mixed with what comes.",
  );
}
