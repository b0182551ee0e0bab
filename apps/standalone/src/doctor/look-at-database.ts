import { requireSchema, UnfitSchema, withMigrator } from "@gotovo/db";
import { bad, doubtful, type Finding, good } from "./finding.ts";
import { type KnownKeys, lookAtSecretKey } from "./look-at-secret-key.ts";

type Client = Parameters<Parameters<typeof withMigrator>[1]>[0];

/** The one that the tests run on, and that is embedded. */
const testedVersion = 180_000;
const clockSeconds = 2;
const queueSeconds = 60;
const fullShare = 0.8;

/** What the database is, whether this version can work with it, and whether somebody does its work. */
export async function lookAtDatabase(
  url: string,
  keys: KnownKeys,
  now: () => number = Date.now,
): Promise<Finding[]> {
  try {
    return await withMigrator(url, async (client) => [
      await lookAtServer(client),
      await lookAtWrites(client),
      await lookAtIsolation(client),
      await lookAtClock(client, now),
      await lookAtConnections(client),
      ...(await lookAtStandbys(client)),
      ...(await lookAtSchema(client, url, keys)),
    ]);
  } catch (error) {
    return [
      bad(
        "database",
        `cannot be reached: ${messageOf(error)}. Check DATABASE_URL, and whether it lets this machine in.`,
      ),
    ];
  }
}

async function lookAtServer(client: Client): Promise<Finding> {
  const row = await one<{ version: string; number: number; size: string }>(
    client,
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
       pg_size_pretty(pg_database_size(current_database())) as size`,
  );
  const says = `PostgreSQL ${row.version}, ${row.size}`;
  if (/-YB-/.test(row.version))
    return doubtful(
      "database",
      `${says}: what was shown of such an engine is in docs/scaling.md. Try it before you rely on it.`,
    );
  return row.number >= testedVersion
    ? good("database", says)
    : doubtful("database", `${says}: Gotovo is tested with 18. Upgrade it.`);
}

async function lookAtWrites(client: Client): Promise<Finding> {
  const { standby, readonly } = await one<{ standby: boolean; readonly: string }>(
    client,
    "select pg_is_in_recovery() as standby, current_setting('transaction_read_only') as readonly",
  );
  if (standby)
    return bad(
      "writes",
      "this server is a standby. Name all hosts in DATABASE_URL with target_session_attrs=read-write, or promote it.",
    );
  return readonly === "on"
    ? bad("writes", "are refused (default_transaction_read_only). Find out who set that, and why.")
    : good("writes", "are taken");
}

async function lookAtIsolation(client: Client): Promise<Finding> {
  const { level, effective } = await one<{ level: string; effective: string | null }>(
    client,
    `select current_setting('default_transaction_isolation') as level,
       current_setting('yb_effective_transaction_isolation_level', true) as effective`,
  );
  return judgeIsolation(effective ?? level);
}

/** What waits for a row reads what is true then (`read committed`), or is begun again when that matters (`serializable`). */
export function judgeIsolation(level: string): Finding {
  return level === "repeatable read"
    ? bad(
        "isolation",
        "is repeatable read, in which two at once can undo each other's reasons. Set default_transaction_isolation of the " +
          "role to serializable, or to read committed (on YugabyteDB with yb_enable_read_committed_isolation).",
      )
    : good("isolation", `is ${level}`);
}

async function lookAtClock(client: Client, now: () => number): Promise<Finding> {
  const asked = now();
  const { at } = await one<{ at: Date }>(client, "select clock_timestamp() as at");
  const middle = (asked + now()) / 2;
  const seconds = Math.round((at.getTime() - middle) / 100) / 10;
  return Math.abs(seconds) <= clockSeconds
    ? good("clock", "agrees with the database's")
    : bad(
        "clock",
        `of the database is ${Math.abs(seconds)} s ${seconds > 0 ? "ahead of" : "behind"} this machine's. Run NTP on both.`,
      );
}

async function lookAtConnections(client: Client): Promise<Finding> {
  const { used, most } = await one<{ used: number; most: number }>(
    client,
    `select (select count(*)::int from pg_stat_activity where backend_type = 'client backend') as used,
       current_setting('max_connections')::int as most`,
  );
  const says = `${used} of ${most} in use`;
  return used > most * fullShare
    ? doubtful("connections", `${says}. Raise max_connections, or put a pooler in between.`)
    : good("connections", says);
}

async function lookAtStandbys(client: Client): Promise<Finding[]> {
  const { rows } = await client.query<{ name: string; state: string; lag: number | null }>(
    `select application_name as name, state, extract(epoch from replay_lag)::float8 as lag from pg_stat_replication`,
  );
  return rows.map(({ name, state, lag }) =>
    state === "streaming" && (lag ?? 0) < queueSeconds
      ? good("standby", `${name} follows`)
      : doubtful(
          "standby",
          `${name} is ${state ?? "not to be seen"}, ${Math.round(lag ?? 0)} s behind. Look at its log.`,
        ),
  );
}

async function lookAtSchema(client: Client, url: string, keys: KnownKeys): Promise<Finding[]> {
  try {
    const newer = await requireSchema(url);
    const schema =
      newer.length === 0
        ? good("schema", "is that of this version")
        : doubtful(
            "schema",
            `is of a newer version (${newer.at(-1)}), which this one can live with. Upgrade it too.`,
          );
    return [
      schema,
      await lookAtSecretKey(client, keys),
      await lookAtQueues(client),
      await lookAtSetAside(client),
    ];
  } catch (error) {
    if (error instanceof UnfitSchema) return [bad("schema", error.message)];
    throw error;
  }
}

/** The oldest job that could run now: young while somebody works. */
async function lookAtQueues(client: Client): Promise<Finding> {
  const { exists } = await one<{ exists: boolean }>(
    client,
    "select to_regclass('pgboss.job') is not null as exists",
  );
  if (!exists) return good("queues", "are made by the first process that starts");
  const { rows } = await client.query<{ name: string; waiting: number; age: number }>(
    `select name, count(*)::int as waiting, extract(epoch from now() - min(start_after))::float8 as age
     from pgboss.job where state = 'created' and start_after <= now() group by name order by age desc limit 1`,
  );
  const [oldest] = rows;
  if (!oldest || oldest.age < queueSeconds) return good("queues", "nothing waits for long");
  return bad(
    "queues",
    `${oldest.waiting} jobs of ${oldest.name} wait, the oldest for ${Math.round(oldest.age)} s. Does a process with that role run (npm run role)?`,
  );
}

async function lookAtSetAside(client: Client): Promise<Finding> {
  const { count } = await one<{ count: number }>(
    client,
    "select count(*)::int as count from update_set_aside",
  );
  return count === 0
    ? good("updates", "none is set aside")
    : doubtful(
        "updates",
        `${count} could not be handled. Look for "set aside" in the log; when it is mended, run npm run updates:retry.`,
      );
}

async function one<Row extends object>(client: Client, text: string): Promise<Row> {
  const { rows } = await client.query<Row>(text);
  return rows[0] as Row;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
