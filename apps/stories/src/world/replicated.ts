import { execFile } from "node:child_process";
import { appendFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { silentLog } from "@gotovo/db";
import { startEmbeddedPostgres } from "@gotovo/db/embedded/start";
import { waitUntil } from "@gotovo/sandbox/driver";
import pg from "pg";

const run = promisify(execFile);

/** A PostgreSQL that others can follow, or that follows one. */
export interface ReplicatedServer {
  /** Of the product's database. */
  readonly url: string;
  /** Begins a copy of it in that folder, which follows whatever server answers at `address`. */
  replica(folder: string, address: string): Promise<ReplicatedServer>;
  /** A commit counts only once a replica has it too. Resolves when one follows. */
  waitForReplica(): Promise<void>;
  /** Ends following: from now on it takes writes. */
  promote(): Promise<void>;
  stop(): Promise<void>;
}

/** Quick to set up and to notice, but as careful as a server that matters. */
const settings = {
  wal_level: "replica",
  wal_receiver_timeout: "2s",
  wal_retrieve_retry_interval: "200ms",
  wal_sender_timeout: "2s",
  fsync: "off",
};

/** Starts a PostgreSQL of its own in `folder`. */
export async function startReplicated(folder: string): Promise<ReplicatedServer> {
  const postgres = await startEmbeddedPostgres({ dataDir: folder, log: silentLog, settings });
  const admin = async <Row extends pg.QueryResultRow>(text: string) => {
    const client = new pg.Client({ connectionString: postgres.adminUrl });
    await client.connect();
    try {
      return (await client.query<Row>(text)).rows;
    } finally {
      await client.end();
    }
  };
  return {
    url: postgres.url,
    async replica(copy, address) {
      const { username, password } = new URL(postgres.adminUrl);
      const { hostname, port } = new URL(address);
      const client = new pg.Client({ connectionString: postgres.adminUrl });
      await client.connect();
      await client.query("select pg_backup_start('replica', true)");
      // Keeps whose files they are.
      await run("cp", ["-a", folder, copy]);
      const data = join(copy, "postgres/data");
      const { rows } = await client.query<{ labelfile: string }>(
        "select labelfile from pg_backup_stop(false)",
      );
      await client.end();
      await run("rm", [
        "-f",
        join(data, "postmaster.pid"),
        join(copy, "postgres/port"),
        join(copy, "postgres/users"),
      ]);
      await writeFile(join(data, "backup_label"), (rows[0] as { labelfile: string }).labelfile);
      await writeFile(join(data, "standby.signal"), "");
      const follow = `host=${hostname} port=${port} user=${username} password=${password}`;
      await appendFile(join(data, "postgresql.auto.conf"), `primary_conninfo = '${follow}'\n`);
      return startReplicated(copy);
    },
    async waitForReplica() {
      const following = () =>
        admin<{ count: number }>("select count(*)::int as count from pg_stat_replication");
      await waitUntil(
        async () => ((await following())[0]?.count ?? 0) > 0,
        { what: "a replica follows" },
        () => postgres.adminUrl,
      );
      await admin("alter system set synchronous_standby_names = '*'");
      await admin("select pg_reload_conf()");
    },
    promote: async () => void (await admin("select pg_promote()")),
    stop: () => postgres.stop(),
  };
}
