import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Figure } from "../lib/figure.ts";

const root = join(import.meta.dirname, "../../../../..");
const restSeconds = 15;

/** Memory of the whole product at rest (its database aside), and the time from `npm start` to ready, both installed. */
export async function processFigures(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "gotovo-bench-start-"));
  try {
    await startOnce(dataDir);
    const { seconds, megabytes } = await startOnce(dataDir);
    return [
      {
        name: "memory of the standalone process at rest",
        unit: "MB",
        value: megabytes,
        baseline: null,
        goal: { of: "value", atMost: 200 },
      },
      {
        name: "installed start to ready",
        unit: "s",
        value: seconds,
        baseline: null,
        goal: { of: "value", atMost: 5 },
      },
    ];
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** The first start makes the database; the second is what a café sees every morning. */
async function startOnce(dataDir: string): Promise<{ seconds: number; megabytes: number }> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: "3970", SANDBOX_PORT: "3971" };
  const began = performance.now();
  const npm = spawn("npm", ["start"], { cwd: root, env, stdio: "ignore", detached: true });
  const ended = new Promise((resolve) => npm.once("exit", resolve));
  try {
    while (!(await isReady())) {
      if (performance.now() - began > 120_000) throw new Error("The product did not become ready");
      await sleep(25);
    }
    const seconds = (performance.now() - began) / 1000;
    await sleep(restSeconds * 1000);
    return { seconds, megabytes: await residentMegabytes() };
  } finally {
    if (npm.pid) process.kill(-npm.pid, "SIGINT");
    await ended;
  }
}

async function isReady(): Promise<boolean> {
  return fetch("http://127.0.0.1:3970/health/ready").then(
    (response) => response.ok,
    () => false,
  );
}

async function residentMegabytes(): Promise<number> {
  const metrics = await (await fetch("http://127.0.0.1:3970/metrics")).text();
  const bytes = Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]);
  if (!Number.isFinite(bytes)) throw new Error("The product does not tell its memory");
  return bytes / 1_048_576;
}
