import { spawnSync } from "node:child_process";
import { closeSync, constants, existsSync, openSync, readSync } from "node:fs";
import type { Cluster } from "./cluster.ts";

/**
 * A shell that runs the server given as its arguments and ends it when its standard input does. That is the reading end
 * of a pipe whose writing end every user of the server holds: the system closes it however a process ends, so even
 * those that were killed leave no server behind.
 */
export const supervise = [
  "/bin/sh",
  "-c",
  `exec 3<&0 </dev/null
"$@" 3<&- &
server=$!
(read -r _ <&3; kill -INT "$server") &
guard=$!
wait "$server"
kill "$guard" 2>/dev/null`,
  "gotovo-server",
];

/** Windows has no such pipes: there a server that a killed process leaves is taken over by the next one. */
const supported = process.platform !== "win32";

/** Says that this process uses the server, until the answered function is called or the process ends. */
export function holdServer(cluster: Cluster): () => void {
  if (!supported) return () => {};
  makePipe(cluster.users);
  // Both ways: opening for writing alone would wait until somebody reads.
  let end: number | undefined = openSync(cluster.users, constants.O_RDWR | constants.O_NONBLOCK);
  return () => {
    if (end !== undefined) closeSync(end);
    end = undefined;
  };
}

/** The end that the supervisor reads. */
export function openReadingEnd(pipe: string): number | undefined {
  if (!supported) return undefined;
  // With nobody there to write, opening it for reading alone would wait and stop all of this process.
  const both = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
  const reading = openSync(pipe, constants.O_RDONLY);
  closeSync(both);
  return reading;
}

/** False once no process uses the server. */
export function isHeld(pipe: string): boolean {
  if (!supported) return true;
  const end = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    return readSync(end, Buffer.alloc(1)) > 0;
  } catch {
    return true; // Nothing to read yet, and somebody who might write.
  } finally {
    closeSync(end);
  }
}

function makePipe(pipe: string): void {
  if (existsSync(pipe)) return;
  const { status, stderr } = spawnSync("mkfifo", ["-m", "600", pipe], { encoding: "utf8" });
  // Of two that start at once one makes it.
  if (status !== 0 && !existsSync(pipe)) throw new Error(`mkfifo: ${stderr}`);
}
