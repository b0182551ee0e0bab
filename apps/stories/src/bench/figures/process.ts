import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { leash } from "../../world/leash.ts";
import { npmProgram } from "../../world/npm.ts";
import { type Figure, median } from "../lib/figure.ts";

const root = join(import.meta.dirname, "../../../../..");
const bare = join(import.meta.dirname, "../servers/bare-process.ts");
const restSeconds = 15;
const rounds = 3;
const port = 3970;
const flags = "--max-semi-space-size=8";

const product = { name: "product", args: ["start"] };
/** By npm as well, which takes its time; with the flags that the product is started with. */
const baseline = { name: "bare", args: ["exec", "-c", `"${process.execPath}" ${flags} "${bare}"`] };

interface Started {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Memory of the whole product at rest (its database aside), and the time from `npm start` to ready, both installed. */
export async function processFigures(): Promise<Figure[]> {
  const dataDir = await mkdtemp(join(tmpdir(), "gotovo-bench-start-"));
  const times = { product: [] as Started[], baseline: [] as Started[] };
  try {
    // The first start makes the database; the others are what a café sees every morning.
    await startOnce(product, dataDir, 0);
    await startOnce(baseline, dataDir, 0);
    for (let round = 0; round < rounds; round++) {
      times.product.push(await startOnce(product, dataDir, restSeconds));
      times.baseline.push(await startOnce(baseline, dataDir, restSeconds));
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  const middle = (starts: Started[], of: (start: Started) => number) => median(starts.map(of));
  return [
    {
      name: "memory of the standalone process at rest",
      unit: "MB",
      measured: middle(times.product, (start) => start.megabytes),
      baseline: middle(times.baseline, (start) => start.megabytes),
      goal: { atMost: 1.5 },
    },
    {
      name: "installed start to ready",
      unit: "s",
      measured: middle(times.product, (start) => start.seconds),
      baseline: middle(times.baseline, (start) => start.seconds),
      goal: { atMost: 2 },
    },
  ];
}

async function startOnce({ name, args }: typeof product, dataDir: string, rest: number): Promise<Started> {
  const env = {
    ...process.env,
    DATA_DIR: join(dataDir, name),
    PORT: String(port),
    SANDBOX_PORT: String(port + 1),
  };
  const began = performance.now();
  const npm = spawn(process.execPath, ["--import", leash, npmProgram(), ...args], {
    cwd: root,
    env: { ...env, GOTOVO_LEASH: "3" },
    stdio: ["ignore", "ignore", "ignore", "pipe"],
    detached: true,
  });
  const ended = new Promise((resolve) => npm.once("exit", resolve));
  try {
    while (!(await isReady())) {
      if (performance.now() - began > 120_000) throw new Error(`The ${name} process did not become ready`);
      await sleep(25);
    }
    const seconds = (performance.now() - began) / 1000;
    await sleep(rest * 1000);
    return { seconds, megabytes: await residentMegabytes() };
  } finally {
    if (npm.pid) process.kill(-npm.pid, "SIGINT");
    await ended;
  }
}

async function isReady(): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health/ready`).then(
    (response) => response.ok,
    () => false,
  );
}

async function residentMegabytes(): Promise<number> {
  const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const bytes = Number(/^process_resident_memory_bytes (\S+)/m.exec(metrics)?.[1]);
  if (!Number.isFinite(bytes)) throw new Error("The process does not tell its memory");
  return bytes / 1_048_576;
}
