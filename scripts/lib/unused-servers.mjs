import { execFileSync } from "node:child_process";
import { closeSync, constants, existsSync, openSync, readdirSync, readFileSync, readSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { projectRoot } from "./paths.mjs";

const patienceMs = 20_000;

/**
 * Stops the embedded PostgreSQL servers of this checkout that nobody uses any more. Which are ours the table of
 * processes says, so that a number that belongs to somebody else by now is never meant.
 */
export async function stopUnusedServers(root = projectRoot) {
  if (process.platform === "win32") return;
  await Promise.all(serversOf(root).map((server) => stopUnused(server, root)));
}

/** Processes that run a PostgreSQL which is installed below `root`. */
function serversOf(root) {
  return commands().flatMap(({ pid, words }) => {
    const [program, data] = [words[0] ?? "", words[words.indexOf("-D") + 1] ?? ""];
    return program.startsWith(root) && program.endsWith("/bin/postgres") ? [{ pid, data }] : [];
  });
}

function commands() {
  if (!existsSync("/proc/self")) {
    const lines = execFileSync("ps", ["-A", "-o", "pid=,command="], { encoding: "utf8" }).split("\n");
    return lines.map((line) => ({ pid: Number.parseInt(line, 10), words: line.trim().split(" ").slice(1) }));
  }
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.map((pid) => ({ pid: Number(pid), words: wordsOf(pid) }));
}

function wordsOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return []; // It has just ended.
  }
}

async function stopUnused({ pid, data }, root) {
  // Beside the data its users hold the writing end of a pipe.
  if (isUsed(join(dirname(data), "users"))) return;
  const runs = () => serversOf(root).some((server) => server.pid === pid);
  for (const signal of ["SIGINT", "SIGQUIT"]) {
    const deadline = Date.now() + patienceMs;
    if (runs()) kill(pid, signal);
    while (runs()) {
      if (Date.now() > deadline) break;
      await sleep(50);
    }
  }
}

function kill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** True while some process holds the writing end of the pipe; without a pipe nobody knows, and it is left alone. */
function isUsed(pipe) {
  let file;
  try {
    file = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    return readSync(file, Buffer.alloc(1)) > 0;
  } catch {
    // Nothing to read yet and somebody who might write, or no pipe.
    return true;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}
