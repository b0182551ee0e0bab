import { spawn, spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitUntil } from "@gotovo/sandbox/driver";
import { freePorts } from "./ports.ts";

/** Whether this machine has a pgbouncer to try. */
export const hasPooler = spawnSync("pgbouncer", ["--version"], { stdio: "ignore" }).status === 0;

/** A pgbouncer in front of a database. */
export interface Pooler {
  /** Of the database, through it. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts pgbouncer in transaction mode, with five connections for everybody. */
export async function openPooler(databaseUrl: string): Promise<Pooler> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const [own] = (await freePorts(1)) as [number];
  const folder = await mkdtemp(join(tmpdir(), "gotovo-pooler-"));
  // It does not run as root, and reads its settings as whoever it runs as.
  await chmod(folder, 0o755);
  const settings = join(folder, "pgbouncer.ini");
  await writeFile(
    settings,
    `[databases]
* = host=${hostname} port=${port} user=${username} password=${password}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 5
max_client_conn = 500
`,
  );
  const asNobody = process.getuid?.() === 0 ? ["--user", "nobody"] : [];
  const child = spawn("pgbouncer", ["--quiet", ...asNobody, settings], { stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  await waitUntil(
    () => answers(own),
    { what: "pgbouncer listens" },
    async () => `port ${own} is silent`,
  );
  return {
    url: `postgresql://gotovo@127.0.0.1:${own}${pathname}?pgbouncer=true`,
    async close() {
      child.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.destroy());
  });
}
