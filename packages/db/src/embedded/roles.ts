import { createHmac } from "node:crypto";
import pg from "pg";

/** Who the product is in its embedded server: the owner of its database, and an ordinary role otherwise. */
export const productRole = "gotovo_product";

/** The role's password: another one than the superuser's, which it follows from. */
export function productPassword(superuserPassword: string): string {
  return createHmac("sha256", superuserPassword).update(productRole).digest("hex");
}

/** Makes the product's role and its database, each where it is missing. Several processes may do so at once. */
export async function ensureProductDatabase(adminUrl: string, password: string): Promise<void> {
  const isReady = await asAdmin(adminUrl, async (client) => {
    const { rows } = await client.query<{ owner: string }>(
      "SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = 'gotovo'",
    );
    if (rows[0]?.owner === productRole) return true;
    await client.query(makeRole(password));
    if (rows.length > 0) return false;
    // 42P04 and 23505: another process made it in the same moment.
    await ignoring(["42P04", "23505"], client.query(`CREATE DATABASE gotovo OWNER ${productRole}`));
    return true;
  });
  if (isReady) return;
  // Made when the superuser was the product's role: given over, the database itself last, so that a kill repeats it.
  await asAdmin(inDatabase(adminUrl, "gotovo"), (client) => client.query(giveAllOver));
  await asAdmin(adminUrl, (client) => client.query(`ALTER DATABASE gotovo OWNER TO ${productRole}`));
}

/** In a block of its own, whose failure the server's log does not quote: the password is in it. */
function makeRole(password: string): string {
  return `DO $$ BEGIN
    CREATE ROLE ${productRole} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
      PASSWORD ${pg.escapeLiteral(password)};
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$`;
}

/** Whatever the bootstrap superuser (10) made in this database. What belongs to a table follows it. */
const giveAllOver = `DO $$
  DECLARE gift text;
  BEGIN
    FOR gift IN
      SELECT format('SCHEMA %I', nspname) FROM pg_namespace
       WHERE nspowner = 10 AND nspname !~ '^pg_' AND nspname <> 'information_schema'
      UNION ALL
      SELECT format('TABLE %s', c.oid::regclass) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relowner = 10 AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
         AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
         AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                          AND d.deptype IN ('a', 'i') AND c.relkind = 'S')
      UNION ALL
      SELECT format('TYPE %s', t.oid::regtype) FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
       WHERE t.typowner = 10 AND t.typtype IN ('e', 'd') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
      UNION ALL
      SELECT format('ROUTINE %s', p.oid::regprocedure) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
       WHERE p.proowner = 10 AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
    LOOP
      EXECUTE format('ALTER %s OWNER TO ${productRole}', gift);
    END LOOP;
  END $$`;

async function asAdmin<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {}); // Reported by the query that meets it.
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function ignoring(codes: readonly string[], work: Promise<unknown>): Promise<void> {
  await work.catch((error: pg.DatabaseError) => {
    if (!codes.includes(error.code ?? "")) throw error;
  });
}

function inDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${database}`;
  return address.href;
}
