import { type StdioOptions, spawn } from "node:child_process";
import { closeSync, existsSync, fchmodSync, openSync, statSync, truncateSync } from "node:fs";
import { chmod, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account.ts";
import type { Cluster } from "./cluster.ts";
import { findPostmaster, isAlive, type Postmaster } from "./postmaster.ts";
import { openReadingEnd, supervise } from "./users.ts";

const startTimeoutMs = 60_000;
const stopTimeoutMs = 30_000;
const logLimitBytes = 8 * 1024 * 1024;
/** The log quotes statements. */
const ownersOnly = 0o600;

/** Settings for a small machine. Safety is PostgreSQL's own: fsync and full commits stay on. */
const serverSettings: Record<string, string> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "100",
  shared_buffers: "64MB",
  max_parallel_workers_per_gather: "0",
  io_method: "sync",
  jit: "off",
  timezone: "UTC",
  log_timezone: "UTC",
  cluster_name: "gotovo",
};

export interface LaunchOptions {
  postgres: string;
  account: Account;
  port?: number;
  settings?: Record<string, string>;
}

/**
 * Returns the ready server of this cluster, starting one if none runs. The server gets a session of its own, so a
 * Ctrl+C in the terminal reaches only us, and ends with the last process that holds `cluster.users`. Two processes may
 * call this at once: PostgreSQL's own lock file lets one server live, and both return it.
 */
export async function ensureServer(cluster: Cluster, options: LaunchOptions): Promise<Postmaster> {
  const deadline = Date.now() + startTimeoutMs;
  let launched: { ended: boolean } | undefined;
  while (Date.now() < deadline) {
    const found = await findPostmaster(cluster.data);
    if (found?.ready) return found;
    // A server that ended at once usually lost the race for its port: the next attempt picks another.
    if (!found && (!launched || launched.ended))
      launched = launch(cluster, await choosePort(cluster, options.port), options);
    await sleep(20);
  }
  throw new Error(`The embedded PostgreSQL did not become ready within a minute; its log is ${cluster.log}`);
}

/**
 * Stops the server in the "fast" way: sessions are ended, everything committed is kept.
 * @param pid of the server; resolves when that process is gone, also when it was ending by itself
 */
export async function stopServer(pid: number): Promise<void> {
  signal(pid, "SIGINT");
  if (await gone(pid, stopTimeoutMs)) return;
  signal(pid, "SIGQUIT");
  if (!(await gone(pid, 5_000))) throw new Error(`The embedded PostgreSQL ${pid} does not stop`);
}

/** It may be ending by itself at this moment. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function gone(pid: number, timeout: number): Promise<boolean> {
  const deadline = Date.now() + timeout;
  while (isAlive(pid)) {
    if (Date.now() > deadline) return false;
    await sleep(10);
  }
  return true;
}

function launch(cluster: Cluster, port: number, options: LaunchOptions): { ended: boolean } {
  if (existsSync(cluster.log) && statSync(cluster.log).size > logLimitBytes) truncateSync(cluster.log, 0);
  const settings = { ...serverSettings, port: String(port), ...options.settings };
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = [options.postgres, "-D", cluster.data, ...flags];
  const users = openReadingEnd(cluster.users);
  const [program, ...words] = users === undefined ? server : [...supervise, ...server];
  const { file, args, ...owner } = options.account.command(program as string, words);
  const log = openSync(cluster.log, "a", ownersOnly);
  // An older one may have been made for everybody.
  fchmodSync(log, ownersOnly);
  const stdio: StdioOptions = [users ?? "ignore", log, log];
  const child = spawn(file, args, { ...owner, cwd: "/", detached: true, stdio });
  closeSync(log);
  if (users !== undefined) closeSync(users);
  const state = { ended: false };
  child.on("exit", () => {
    state.ended = true;
  });
  child.on("error", () => {
    state.ended = true;
  });
  child.unref();
  return state;
}

/** The port of last time when it is free, so that addresses stay; else a free one, remembered. */
async function choosePort(cluster: Cluster, wanted?: number): Promise<number> {
  if (wanted) return wanted;
  const remembered = Number(await readFile(cluster.port, "utf8").catch(() => "")) || 0;
  const port = (await isFree(remembered)) || (await isFree(0));
  await writeFile(cluster.port, String(port), { mode: ownersOnly });
  await chmod(cluster.port, ownersOnly);
  return port;
}

function isFree(port: number): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.on("error", () => resolve(0));
    probe.listen(port, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
