import { setTimeout as sleep } from "node:timers/promises";
import type { Trace } from "@gotovo/runtime/trace";
import type { Job, PgBoss } from "pg-boss";
import { isTransient } from "../errors.ts";
import type { Log } from "../log.ts";
import type { DatabaseOutage } from "../outage.ts";

export interface Settler {
  /** Resolves when the job is stored as done. */
  complete(job: Job): Promise<void>;
  /** Resolves when the job is stored for another try, after `retryIn` seconds or the queue's own growing pause. */
  fail(job: Job, error: unknown, retryIn?: number): Promise<void>;
  close(): void;
}

/** Who is told of jobs, and of failures. */
export interface Told {
  readonly log: Log;
  readonly outage: DatabaseOutage;
  readonly trace: Trace | undefined;
}

const pauseMs = 250;

/**
 * Stores the outcome of jobs: what finishes while a statement is under way goes into the next one. An unreachable
 * database is waited for; should the claim lapse meanwhile, the job runs again elsewhere and our outcome is ignored.
 */
export function createSettler(
  boss: PgBoss,
  queue: string,
  { log, outage }: Pick<Told, "log" | "outage">,
): Settler {
  let done: { job: Job; stored: () => void }[] = [];
  let storing = false;
  let closed = false;

  const persist = async (store: () => Promise<unknown>) => {
    while (!closed) {
      try {
        return void (await store());
      } catch (error) {
        if (!outage.tellsOf(error))
          log.warn({ err: error, queue }, "the outcome of jobs could not be stored");
        // Anything else would fail the same way each time; the job comes back when its heartbeat stops.
        if (!isTransient(error)) return;
        await sleep(pauseMs);
      }
    }
  };

  const flush = async () => {
    storing = true;
    while (done.length > 0) {
      const batch = done;
      done = [];
      await persist(() =>
        boss.complete(
          queue,
          batch.map(({ job }) => job),
        ),
      );
      for (const { stored } of batch) stored();
    }
    storing = false;
  };

  return {
    complete(job) {
      return new Promise((stored) => {
        done.push({ job, stored });
        if (!storing) void flush();
      });
    },
    async fail(job, error, retryIn) {
      const output = { message: error instanceof Error ? error.message : String(error) };
      await persist(() => boss.fail(queue, job, output));
      if (retryIn === undefined) return;
      const startAfter = new Date(Date.now() + retryIn * 1000);
      await persist(() => boss.update(queue, undefined, { id: job.id, startAfter }));
    },
    close() {
      closed = true;
    },
  };
}
