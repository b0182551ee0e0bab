import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { link, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * What postmaster.pid says about a server: process id (0 until the server has written it), TCP port, and whether it
 * accepts connections.
 */
export interface Postmaster {
  pid: number;
  port: number;
  ready: boolean;
}

/** True while a process of this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * The server running on this data folder, or undefined. A postmaster.pid whose process is gone is PostgreSQL's to
 * replace; one whose number now belongs to a stranger (usual after a container restart, and PostgreSQL would refuse to
 * start) is removed.
 */
export async function findPostmaster(data: string): Promise<Postmaster | undefined> {
  const file = join(data, "postmaster.pid");
  if (!existsSync(file)) return undefined;
  const text = await readFile(file, "utf8").catch(() => "");
  if (!text.includes("\n")) return beingWritten(file);
  const lines = text.split("\n");
  const pid = Number(lines[0]);
  if (!isAlive(pid)) return undefined;
  if (!(await isPostgresOn(pid, data))) {
    // It may have ended while we asked, and its file be that of the next one already.
    if (isAlive(pid)) await removeIfStill(file, text);
    return undefined;
  }
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === "ready" };
}

/** How long a server may take to fill the file it has just made, in milliseconds. */
const writingMs = 5_000;

/** A file without content is a server that is just starting: it must keep its file. Left so by a crash, it is removed. */
async function beingWritten(file: string): Promise<Postmaster | undefined> {
  const made = await stat(file).catch(() => undefined);
  if (made && Date.now() - made.mtimeMs < writingMs) return { pid: 0, port: 0, ready: false };
  await removeIfStill(file, "");
  return undefined;
}

/** Removes a file if it still says that: another server may have written it again since it was read. */
async function removeIfStill(file: string, text: string): Promise<void> {
  const aside = `${file}.${process.pid}.${Date.now()}`;
  try {
    await rename(file, aside);
    if ((await readFile(aside, "utf8")) !== text) await link(aside, file);
  } catch (error) {
    // Somebody else removed it, or wrote it again.
    if (!["ENOENT", "EEXIST"].includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

async function isPostgresOn(pid: number, data: string): Promise<boolean> {
  if (process.platform === "win32") return true; // No cheap way to ask: believe the file.
  const proc = `/proc/${pid}/cmdline`;
  if (existsSync(proc)) {
    const [program = "", ...args] = (await readFile(proc, "utf8").catch(() => "")).split("\0");
    return program.endsWith("postgres") && args.includes(data);
  }
  try {
    const command = execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
    return command.includes("postgres") && `${command} `.includes(` ${data} `);
  } catch {
    return false; // ps answers with an error when the process ended meanwhile.
  }
}
