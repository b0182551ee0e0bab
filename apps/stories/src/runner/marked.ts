import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

export interface Marked {
  readonly pid: number;
  readonly command: string;
}

/** The processes with `mark` in their environment, which is handed on to all that a program starts. */
export function processesWith(mark: string): Marked[] {
  if (!existsSync("/proc/self")) return askPs(mark);
  const pids = readdirSync("/proc").filter(
    (name) => /^\d+$/.test(name) && read(name, "environ").includes(mark),
  );
  return pids.map((pid) => ({ pid: Number(pid), command: read(pid, "cmdline").replaceAll("\0", " ") }));
}

function askPs(mark: string): Marked[] {
  const lines = execFileSync("ps", ["-Aeww", "-o", "pid=,command="], { encoding: "utf8" }).split("\n");
  return lines
    .filter((line) => line.includes(mark))
    .map((line) => ({ pid: Number.parseInt(line, 10), command: line }));
}

function read(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return ""; // It has just ended, or is not ours to ask.
  }
}
