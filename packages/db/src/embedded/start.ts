import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isUnavailable } from "../errors.ts";
import type { Log } from "../log.ts";
import { chooseAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { ensureCluster, superuser } from "./cluster.ts";
import { type Lease, takeLease } from "./lease.ts";
import { findPostmaster, type Postmaster } from "./postmaster.ts";
import { ensureProductDatabase, productPassword, productRole } from "./roles.ts";
import { ensureServer, type LaunchOptions, stopServer } from "./server.ts";
import { holdServer, isHeld } from "./users.ts";

/** How long a server may take to stop before another is started on its folder, in milliseconds. */
const stopLimitMs = 30_000;

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
  /** Address of the database "gotovo" with user and password: an ordinary role, which owns it. */
  readonly url: string;
  /** Address of the same server's maintenance database, as its superuser. */
  readonly adminUrl: string;
  /**
   * True when nobody else who still uses the server has asked this: nobody else works here then, whatever was left under way.
   */
  isAlone(): Promise<boolean>;
  /** Process id of the server at this moment. */
  pid(): Promise<number | undefined>;
  /** Ends our use of the server. Whoever is its last user stops it; others' work is never cut. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL 18 on `dataDir`, or joins the server that another process of ours is using. Should the server die
 * while in use, it is started again on the same port. It ends with its last user, however that one ends.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = resolve(options.dataDir);
  const { postgres, initdb } = await findBinaries();
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const account = chooseAccount(initdb, dataDir);
  const cluster = await ensureCluster(dataDir, {
    initdb,
    account,
    durable: options.settings?.fsync !== "off",
  });
  const launch: LaunchOptions = { postgres, account, port: options.port, settings: options.settings };

  const password = productPassword(cluster.password);
  const adminAddress = (port: number) => address(port, "postgres", superuser, cluster.password);

  const letGo = holdServer(cluster);
  let stopping = false;
  let lease: Lease;
  let hasAsked = false;
  const join = async (options: LaunchOptions): Promise<Postmaster> => {
    const deadline = Date.now() + stopLimitMs;
    for (;;) {
      const server = await ensureServer(cluster, options);
      try {
        lease = await takeLease(adminAddress(server.port), cluster.data);
        await ensureProductDatabase(adminAddress(server.port), password);
        if (hasAsked) await lease.isAlone();
        return server;
      } catch (error) {
        // It was just being stopped, by its last user or because that was killed: start again.
        if (Date.now() > deadline || !isUnavailable(error)) throw error;
        await sleep(50);
      }
    }
  };

  const server = await join(launch).catch((error) => {
    letGo();
    throw error;
  });
  const adminUrl = adminAddress(server.port);
  options.log.info({ port: server.port, pid: server.pid }, "embedded PostgreSQL is ready");

  let joining: Promise<unknown> = Promise.resolve();
  const watch = async () => {
    while (!stopping) {
      await lease.lost;
      if (stopping) return;
      options.log.warn({}, "embedded PostgreSQL went away; joining it again");
      try {
        joining = join({ ...launch, port: server.port });
        await joining;
      } catch (error) {
        options.log.error({ err: error }, "embedded PostgreSQL cannot be started again");
        await sleep(1000);
      }
    }
  };
  void watch();

  return {
    url: address(server.port, "gotovo", productRole, password),
    adminUrl,
    isAlone() {
      hasAsked = true;
      return lease.isAlone();
    },
    pid: async () => (await findPostmaster(cluster.data))?.pid || undefined,
    async stop() {
      if (stopping) return;
      stopping = true;
      await joining.catch(() => {}); // Told where it is waited for.
      const last = await lease.release();
      // Let go by everybody it ends by itself, and takes its file away before it is gone.
      const server = await findPostmaster(cluster.data);
      letGo();
      // The lease of a process that was killed may outlive it for a moment; its end of the pipe does not.
      if (server?.pid && (last || !isHeld(cluster.users))) await stopServer(server.pid);
    },
  };
}

function address(port: number, database: string, role: string, password: string): string {
  return `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`;
}
