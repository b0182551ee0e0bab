import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";

/** Milliseconds since 1970 at which the next counted call for that chat reaches a Bot API server that reports calls. */
export function arrival(server: ChildProcess, chat: number): Promise<number> {
  return new Promise((resolve) => {
    const listen = (message: unknown) => {
      const { call, at } = message as { call?: number; at?: number };
      if (call !== chat || at === undefined) return;
      server.off("message", listen);
      resolve(at);
    };
    server.on("message", listen);
  });
}

/** Milliseconds from the moment a change is accepted (its promise resolves) to the arrival of the call it leads to. */
export async function timeToCall(
  server: ChildProcess,
  chat: number,
  change: () => Promise<unknown>,
): Promise<number> {
  const arrived = arrival(server, chat);
  await change();
  const accepted = performance.timeOrigin + performance.now();
  return Math.max(0, (await arrived) - accepted);
}

/** Sends and edits that a Bot API server has counted. */
export async function callCount(server: ChildProcess): Promise<number> {
  return (await counts(server)).calls;
}

/** Taps that were answered. */
export async function answerCount(server: ChildProcess): Promise<number> {
  return (await counts(server)).answers;
}

interface Counts {
  readonly calls: number;
  readonly answers: number;
}

function counts(server: ChildProcess): Promise<Counts> {
  return new Promise((resolve) => {
    const listen = (message: unknown) => {
      if ((message as Partial<Counts>).answers === undefined) return;
      server.off("message", listen);
      resolve(message as Counts);
    };
    server.on("message", listen);
    server.send({ count: true });
  });
}

/** Resolves when a Bot API server has had no counted call for a second. */
export async function silence(server: ChildProcess): Promise<void> {
  for (let before = -1; ; ) {
    const calls = await callCount(server);
    if (calls === before) return;
    before = calls;
    await sleep(1_000);
  }
}
