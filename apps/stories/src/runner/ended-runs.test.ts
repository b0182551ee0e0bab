import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { leash } from "../world/leash.ts";
import { npmProgram } from "../world/npm.ts";
import { freePorts } from "../world/ports.ts";
import { processesWith } from "./marked.ts";

const root = join(import.meta.dirname, "../../../..");
const patience = { timeout: 90_000, interval: 100 };

/** What each command is given, and what it prints or runs once it has started all that it starts. */
const commands = {
  test: { args: ["--config", "scripts/lib/endless-run.config.ts"], sign: "Everything runs." },
  start: { args: [], sign: "Ctrl+C stops everything." },
  bench: { args: ["orders"], sign: "bench/servers/" },
};
type Command = keyof typeof commands;

/** The signal, and who is sent it: all of the terminal's group, npm alone, or the script that npm runs. */
const endings = [
  ["SIGINT", "group"],
  ["SIGINT", "npm"],
  ["SIGTERM", "npm"],
  ["SIGTERM", "script"],
  ["SIGKILL", "group"],
  ["SIGKILL", "npm"],
  ["SIGKILL", "script"],
] as const;

/** A run takes seconds: five of them have each command, each signal and each receiver once. */
const some = [
  "test SIGINT group",
  "test SIGKILL script",
  "start SIGTERM npm",
  "start SIGKILL group",
  "bench SIGKILL npm",
];
const cases = (Object.keys(commands) as Command[])
  .flatMap((command) => endings.map(([signal, to]) => ({ command, signal, to })))
  .filter(
    ({ command, signal, to }) =>
      process.env.TEST_SIZES === "torture" || some.includes(`${command} ${signal} ${to}`),
  );

const mark = `GOTOVO_MARK=${randomUUID()}`;
let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "gotovo-ended-"));
});
afterAll(async () => {
  for (const { pid } of processesWith(mark)) process.kill(pid, "SIGKILL");
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10 });
});

/** Starts a command as a terminal does, in a group of its own, and waits until it has started everything. */
async function startRun(command: Command, through: "npm" | "script"): Promise<ChildProcess> {
  const { args, sign } = commands[command];
  const [port, sandboxPort] = await freePorts(2);
  const ours = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST_|NODE_ENV|DATABASE_URL)/.test(name),
  );
  const [name, value] = mark.split("=") as [string, string];
  const env = { DATA_DIR: dataDir, PORT: String(port), SANDBOX_PORT: String(sandboxPort), [name]: value };
  const words = through === "npm" ? [npmProgram(), "run", command, "--"] : ["scripts/run.mjs", command];
  const run = spawn(process.execPath, ["--import", leash, ...words, ...args], {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe", "pipe"],
    env: { ...Object.fromEntries(ours), ...env, GOTOVO_LEASH: "3" },
  });
  let output = "";
  for (const stream of [run.stdout, run.stderr])
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  await vi.waitFor(() => {
    if (run.exitCode !== null) throw new Error(`${command} ended by itself\n${output}`);
    const commandsNow = processesWith(mark).map((process) => process.command);
    expect(
      [output, ...commandsNow].some((text) => text.includes(sign)),
      output,
    ).toBe(true);
  }, patience);
  return run;
}

const nothingIsLeft = () => vi.waitFor(() => expect(processesWith(mark)).toEqual([]), patience);

test.each(cases)(
  "$command leaves nothing behind after $signal to the $to",
  async ({ command, signal, to }) => {
    const run = await startRun(command, to === "script" ? "script" : "npm");
    expect(processesWith(mark).length).toBeGreaterThan(2);
    process.kill(Number(run.pid) * (to === "group" ? -1 : 1), signal);
    await nothingIsLeft();
  },
);

test("a database that lost even its supervisor is stopped by the next command of this checkout", async () => {
  await startRun("start", "script");
  const isServer = ({ command }: { command: string }) => /^\S*\/postgres -D|^postgres:/.test(command);
  for (const left of processesWith(mark).filter((process) => !isServer(process))) killIfThere(left.pid);
  expect(processesWith(mark).some(isServer)).toBe(true);
  const next = spawn(process.execPath, ["scripts/run.mjs", "setup"], { cwd: root, stdio: "ignore" });
  expect(await once(next, "exit")).toEqual([0, null]);
  await nothingIsLeft();
});

/** One that is killed may take another with it before its turn comes. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
