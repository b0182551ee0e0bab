import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { isUnavailable } from "../errors.ts";
import type { Log } from "../log.ts";
import { chooseAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { type Cluster, ensureCluster, superuser } from "./cluster.ts";
import { type Lease, takeLease } from "./lease.ts";
import { findPostmaster, type Postmaster } from "./postmaster.ts";
import { ensureServer, type LaunchOptions, stopServer } from "./server.ts";

export interface EmbeddedPostgresOptions {
  /** Folder for the database's files; made if missing. */
  dataDir: string;
  /** TCP port; default: a free one, kept for later starts. */
  port?: number;
  log: Log;
  /** Extra server settings, such as `{ fsync: "off" }` for tests. */
  settings?: Record<string, string>;
}

export interface EmbeddedPostgres {
  /** Address of the database "gotovo" with user and password. */
  readonly url: string;
  /** Address of the same server's maintenance database. */
  readonly adminUrl: string;
  /** Process id of the server at this moment. */
  pid(): Promise<number | undefined>;
  /** Ends our use of the server. Whoever is its last user stops it; others' work is never cut. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL 18 on `dataDir`, or joins the server that already runs there: one left behind by a killed
 * process, or one another process of ours is using. Should the server die while in use, it is started again on the same port.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const { postgres, initdb } = await findBinaries();
  await mkdir(dataDir, { recursive: true });
  const account = chooseAccount(initdb, dataDir);
  const cluster = await ensureCluster(dataDir, initdb, account);
  const launch: LaunchOptions = { postgres, account, port: options.port, settings: options.settings };

  let stopping = false;
  let lease: Lease;
  const join = async (options: LaunchOptions): Promise<Postmaster> => {
    for (let attempt = 0; ; attempt++) {
      const server = await ensureServer(cluster, options);
      try {
        lease = await takeLease(address(cluster, server.port, "postgres"), cluster.data);
        return server;
      } catch (error) {
        // Somebody was just stopping it: start again.
        if (attempt >= 20 || !isUnavailable(error)) throw error;
        await sleep(50);
      }
    }
  };

  const server = await join(launch);
  const adminUrl = address(cluster, server.port, "postgres");
  await ensureDatabase(adminUrl);
  options.log.info({ port: server.port, pid: server.pid }, "embedded PostgreSQL is ready");

  const watch = async () => {
    while (!stopping) {
      await lease.lost;
      if (stopping) return;
      options.log.warn({}, "embedded PostgreSQL went away; joining it again");
      try {
        await join({ ...launch, port: server.port });
      } catch (error) {
        options.log.error({ err: error }, "embedded PostgreSQL cannot be started again");
        await sleep(1000);
      }
    }
  };
  void watch();

  return {
    url: address(cluster, server.port, "gotovo"),
    adminUrl,
    pid: async () => (await findPostmaster(cluster.data))?.pid || undefined,
    async stop() {
      if (stopping) return;
      stopping = true;
      if (await lease.release()) await stopServer(cluster);
    },
  };
}

function address(cluster: Cluster, port: number, database: string): string {
  return `postgresql://${superuser}:${cluster.password}@127.0.0.1:${port}/${database}`;
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  client.on("error", () => {}); // Reported by the query that meets it.
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'gotovo'");
    if (!rowCount) await client.query("CREATE DATABASE gotovo");
  } catch (error) {
    // 42P04 and 23505: another process made it in the same moment.
    if (!["42P04", "23505"].includes((error as pg.DatabaseError).code ?? "")) throw error;
  } finally {
    await client.end();
  }
}
