import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { leash } from "../../world/leash.ts";

/** A server in a process of its own; it sends `{ port }` when it listens. */
export async function withServer<T>(
  file: string,
  env: Record<string, string>,
  work: (url: string, child: ChildProcess) => Promise<T>,
): Promise<T> {
  const child = fork(join(import.meta.dirname, "../servers", file), {
    execArgv: ["--import", leash],
    env: { ...process.env, ...env, GOTOVO_LEASH: "4" },
    stdio: ["inherit", "inherit", "inherit", "ipc", "pipe"],
  });
  try {
    const port = await new Promise<number>((resolve, reject) => {
      child.once("message", (message) => resolve((message as { port: number }).port));
      child.once("exit", (code) => reject(new Error(`${file} ended with ${code}`)));
    });
    return await work(`http://127.0.0.1:${port}`, child);
  } finally {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
  }
}
