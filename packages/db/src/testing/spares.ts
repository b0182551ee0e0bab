import { randomBytes } from "node:crypto";
import pg from "pg";
import { endSessions, withClient, withDatabase } from "./admin.ts";

/**
 * Databases that a test has given back, emptied: to make one takes hundreds of files, and to remove it as many, which cost
 * a run more than all that tests do in them. They stay for the next run.
 */
const sparesAtMost = 12;

/** Bytes of a database that is emptied rather than dropped. */
const sizeAtMost = 40 * 1024 * 1024;

/** What the template says of itself, as its comment: its shape, and the tables whose rows every database begins with. */
interface Shape {
  mark: string;
  kept: string[];
}

/** Any object that a test makes, removes or changes makes another mark, and so does a migration that it notes. */
export const markQuery = `SELECT md5(concat_ws(' ',
  (SELECT concat(count(*), '-', max(oid::bigint)) FROM pg_class),
  (SELECT concat(count(*), '-', max(oid::bigint)) FROM pg_proc),
  (SELECT concat(count(*), '-', max(oid::bigint), '-', string_agg(tgenabled::text, '' ORDER BY oid)) FROM pg_trigger),
  (SELECT concat(count(*), '-', max(oid::bigint)) FROM pg_constraint),
  (SELECT concat(count(*), '-', max(oid::bigint)) FROM pg_type),
  (SELECT concat(count(*), '-', max(oid::bigint)) FROM pg_namespace),
  (SELECT concat(count(*), '-', max(oid::bigint)) FROM pg_attrdef),
  (SELECT concat(count(*), '-', sum(attnum), '-', count(*) FILTER (WHERE attisdropped OR attnotnull)) FROM pg_attribute),
  (SELECT count(*) FROM pg_statistic),
  (SELECT concat(count(*), '-', sum(hashtext(m::text))) FROM _prisma_migrations m),
  (SELECT count(*) FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase WHERE d.datname = current_database())
)) AS mark, pg_database_size(current_database())::float8 AS size`;

/** Tables of ours that hold or held anything. */
const tablesQuery = `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND n.nspname !~ '^pg_|^information_schema$' AND pg_relation_size(c.oid) > 0`;

const restartSequences = `SELECT setval(format('%I.%I', schemaname, sequencename)::regclass, start_value, false)
  FROM pg_sequences WHERE last_value IS NOT NULL`;

const forgetSizes = `SELECT pg_clear_relation_stats(n.nspname, c.relname)
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE c.relkind = 'r' AND c.reltuples >= 0 AND n.nspname !~ '^pg_|^information_schema$'`;

async function tablesOf(client: pg.Client): Promise<string[]> {
  return (await client.query<{ name: string }>(tablesQuery)).rows.map(({ name }) => name);
}

/** Notes a template's shape; to be called before it is copied. */
export async function noteShape(url: string): Promise<void> {
  await withClient(url, async (client) => {
    const { rows } = await client.query(markQuery);
    const shape: Shape = { mark: rows[0].mark, kept: await tablesOf(client) };
    const name = new URL(url).pathname.slice(1);
    await client.query(`COMMENT ON DATABASE ${name} IS ${pg.escapeLiteral(JSON.stringify(shape))}`);
  });
}

const spareOf = (template: string) => template.replace("template_", "spare_");

/** Gives a spare database that name; false when there is none. */
export async function takeSpare(client: pg.Client, template: string, name: string): Promise<boolean> {
  const text = "SELECT datname FROM pg_database WHERE starts_with(datname, $1)";
  const { rows } = await client.query<{ datname: string }>(text, [`${spareOf(template)}_`]);
  for (const { datname } of rows) {
    const taken = await client.query(`ALTER DATABASE ${datname} RENAME TO ${name}`).then(
      () => true,
      () => false, // Another process was quicker.
    );
    if (taken) return true;
  }
  return false;
}

/**
 * Empties a database that its test has done with and keeps it for another. Returns false when it is to be dropped
 * instead: its schema was changed, it has grown large, or there are enough.
 */
export async function setAside(adminUrl: string, name: string, template: string): Promise<boolean> {
  return withClient(adminUrl, async (admin) => {
    const spares = `${spareOf(template)}_`;
    const text = "SELECT count(*)::int AS count FROM pg_database WHERE starts_with(datname, $1)";
    const { rows } = await admin.query<{ count: number }>(text, [spares]);
    if (Number(rows[0]?.count) >= sparesAtMost) return false;
    await endSessions(admin, name);
    const emptied = await emptyAgain(withDatabase(adminUrl, name), await shapeOf(admin, template));
    if (emptied)
      await admin.query(`ALTER DATABASE ${name} RENAME TO ${spares}${randomBytes(6).toString("hex")}`);
    return emptied;
  });
}

export async function shapeOf(admin: pg.Client, template: string): Promise<Shape> {
  const text = "SELECT shobj_description(oid, 'pg_database') AS shape FROM pg_database WHERE datname = $1";
  const { rows } = await admin.query<{ shape: string }>(text, [template]);
  return JSON.parse(rows[0]?.shape ?? "null") ?? { mark: "", kept: [] };
}

/** Makes a database as the template is; false when more than rows was changed, or too many of them. */
export function emptyAgain(url: string, { mark, kept }: Shape): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ mark: string; size: number }>(markQuery);
    if (rows[0]?.mark !== mark || rows[0].size > sizeAtMost) return false;
    const tables = (await tablesOf(client)).filter((table) => !kept.includes(table));
    if (tables.length === 0) return true;
    // Neither foreign keys nor triggers: all of it goes.
    await client.query("SET session_replication_role = replica");
    await client.query(tables.map((table) => `DELETE FROM ${table}`).join(";"));
    await client.query(restartSequences);
    // The next one's queries must not read what is gone.
    await client.query(`VACUUM ${tables.join(", ")}`);
    // Nor be planned for tables that are known to be empty: those of a new database are of unknown size.
    await client.query(forgetSizes);
    return true;
  });
}
