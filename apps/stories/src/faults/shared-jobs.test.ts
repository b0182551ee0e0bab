import { setTimeout as sleep } from "node:timers/promises";
import { createJobProcesses, type JobProcess } from "@gotovo/db/testing/job-processes";
import { createTestDatabase, type TestDatabase } from "@gotovo/testing/database/test-database";
import { sizes } from "@gotovo/testing/sizes";
import { afterAll, beforeAll, expect, test } from "vitest";
import { percentile } from "../world/rush.ts";

const queue = "shared";
/** Milliseconds that a job of a process that is stopped may wait for another one. */
const handOverLimit = 10_000;

let database: TestDatabase;
let opened: ReturnType<typeof createJobProcesses>;
beforeAll(async () => {
  database = await createTestDatabase();
  opened = createJobProcesses(database.url);
});
afterAll(async () => {
  await opened?.closeAll();
  await database?.close();
});

test("of many processes each job is done by one, and what a stopped one leaves is soon done by others", async () => {
  const processes: JobProcess[] = [];
  for (let n = 0; n < sizes.jobProcesses; n++) processes.push(await opened.open({ poolSize: 3 }));
  const done = new Map<string, number>();
  /** When each job that was under way at a stop was given up. */
  const left = new Map<string, number>();
  const handOvers: number[] = [];
  for (const { jobs } of processes) {
    await jobs.queue(queue, "plain");
    jobs.work<{ name: string }>(queue, {
      concurrency: 4,
      async handler({ data: { name }, signal }) {
        const since = left.get(name);
        if (since !== undefined) handOvers.push(performance.now() - since);
        // Some take long enough to be under way whenever a process is stopped.
        await sleep(Number(name) % 10 === 0 ? 300 : 2, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) left.set(name, performance.now());
        else done.set(name, (done.get(name) ?? 0) + 1);
      },
    });
  }
  const names = Array.from({ length: sizes.sharedJobs }, (_, n) => String(n));
  const { db, jobs } = processes[0] as JobProcess;
  const enqueuing = (async () => {
    for (const name of names) await db.tx((tx) => jobs.enqueueAt(tx, queue, { name }, new Date()));
  })();
  // All but the first leave, one after another, while jobs come.
  for (const [n, leaving] of processes.slice(1).entries()) {
    await expect
      .poll(() => done.size, { timeout: 60_000 })
      .toBeGreaterThan((n * names.length) / processes.length);
    await leaving.jobs.stop(10);
  }
  await enqueuing;
  await expect.poll(() => done.size, { timeout: 120_000 }).toBe(names.length);
  console.log(
    `${processes.length} processes, ${names.length} jobs; ${handOvers.length} handed over, p95 ${Math.round(percentile(handOvers, 0.95))} ms`,
  );
  expect([...done].filter(([, times]) => times !== 1)).toEqual([]);
  expect(percentile(handOvers, 0.95)).toBeLessThan(handOverLimit);
});
