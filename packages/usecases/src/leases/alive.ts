import { randomUUID } from "node:crypto";
import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { createLease } from "./lease.ts";

/** A process that lets the others know that it runs. */
export interface Alive {
  /** What it marks as its own with. */
  readonly id: string;
  /** Says that it does not run any more. Never rejects. */
  stop(): Promise<void>;
}

/** Lets other processes know that this one runs: what it has under way when it is killed is free within seconds. */
export function stayAlive(deps: Pick<Deps, "db">, onError: (error: unknown) => void): Alive {
  const id = randomUUID();
  const lease = createLease(deps, nameOf(id));
  const stopping = new AbortController();
  const staying = (async () => {
    while (!stopping.signal.aborted) {
      const held = await lease.hold(stopping.signal);
      await aborted(AbortSignal.any([held, stopping.signal]));
    }
  })().catch((error: unknown) => {
    if (!stopping.signal.aborted) onError(error);
  });
  return {
    id,
    async stop() {
      stopping.abort();
      await lease.release();
      await staying;
    },
  };
}

/** Condition: the process that `holder` (a column) names does not run any more. */
export function isGone(holder: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${holder} is not null and not exists (
    select from lease where lease.name = 'process:' || ${holder} and lease.expires_at > now()))`;
}

function nameOf(id: string): string {
  return `process:${id}`;
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
