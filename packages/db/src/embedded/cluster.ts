import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Account } from "./account.ts";
import { isAlive } from "./postmaster.ts";

export const superuser = "gotovo";

/** Where one embedded PostgreSQL keeps its files. */
export interface Cluster {
  folder: string;
  data: string;
  log: string;
  port: string;
  /** A named pipe: whoever uses the server holds its writing end. */
  users: string;
  password: string;
}

const unfinishedPrefix = "postgres.init-";

/**
 * Makes the cluster below `dataDir` if there is none, and returns its paths and password. It is built aside and
 * renamed into place, so a start that was killed half-way leaves nothing that looks finished, and of two
 * processes starting at once one wins and both use the winner's. Unless `durable`, it may be lost with the machine.
 */
export async function ensureCluster(
  dataDir: string,
  { initdb, account, durable }: { initdb: string; account: Account; durable: boolean },
): Promise<Cluster> {
  const folder = join(dataDir, "postgres");
  await removeUnfinished(dataDir);
  if (!existsSync(folder)) {
    const draft = join(dataDir, `${unfinishedPrefix}${process.pid}-${randomBytes(4).toString("hex")}`);
    await build(draft, initdb, account, durable);
    await rename(draft, folder).catch(async (error: NodeJS.ErrnoException) => {
      await rm(draft, { recursive: true, force: true });
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  }
  await chmod(folder, account.passage);
  const password = (await readFile(join(folder, "password"), "utf8")).trim();
  return {
    folder,
    data: join(folder, "data"),
    log: join(folder, "log"),
    port: join(folder, "port"),
    users: join(folder, "users"),
    password,
  };
}

async function build(draft: string, initdb: string, account: Account, durable: boolean): Promise<void> {
  const data = join(draft, "data");
  await mkdir(data, { recursive: true });
  await chmod(draft, account.passage);
  await chmod(data, 0o700);
  account.own(data);
  const secret = join(draft, "password");
  await writeFile(secret, `${randomBytes(24).toString("hex")}\n`, { mode: 0o600 });
  // initdb reads the password as the database's account; the draft folder itself stays ours.
  const handed = join(data, "..", "pwfile");
  await writeFile(handed, await readFile(secret), { mode: 0o600 });
  account.own(handed);
  const args = [`--pgdata=${data}`, `--username=${superuser}`, `--pwfile=${handed}`, "--auth=scram-sha-256"];
  args.push(
    "--encoding=UTF8",
    "--locale=C",
    "--data-checksums",
    durable ? "--sync-method=fsync" : "--no-sync",
  );
  await run(account.command(initdb, args));
  await rm(handed);
}

function run(command: ReturnType<Account["command"]>): Promise<void> {
  const { file, args, ...owner } = command;
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { ...owner, cwd: "/", stdio: ["ignore", "ignore", "pipe"] });
    let complaint = "";
    child.stderr?.on("data", (chunk) => {
      complaint += chunk;
    });
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`initdb ended with ${code}: ${complaint.trim()}`)),
    );
  });
}

async function removeUnfinished(dataDir: string): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(unfinishedPrefix)) continue;
    const maker = Number(name.slice(unfinishedPrefix.length).split("-")[0]);
    if (maker !== process.pid && isAlive(maker)) continue;
    await rm(join(dataDir, name), { recursive: true, force: true });
  }
}
