import type { Trace } from "@gotovo/runtime/trace";
import { afterAll, beforeAll, expect, test } from "vitest";
import { silentLog } from "../log.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { createJobs, type Jobs } from "./jobs.ts";
import type { WorkJob } from "./worker.ts";

let database: TestDatabase;
let jobs: Jobs;
beforeAll(async () => {
  database = await createTestDatabase();
  jobs = createJobs({ db: database.db, log: silentLog });
  await jobs.start();
});
afterAll(async () => {
  await jobs.stop(100);
  await database.close();
});

const enqueue = (queue: string, keys: readonly string[], priority: number) =>
  database.db.tx((tx) => jobs.enqueue(tx, queue, keys, { priorities: Array(keys.length).fill(priority) }));

const many = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}${n}`);

/** Works a queue; each job lasts until it is let go. */
function workHeld(queue: string, concurrency: number) {
  const held = new Map<string, () => void>();
  const begun: string[] = [];
  jobs.work(queue, {
    concurrency,
    handler: ({ key }) => {
      begun.push(key);
      return new Promise<void>((resolve) => held.set(key, resolve));
    },
  });
  return {
    begun,
    letGo(key: string): void {
      held.get(key)?.();
      held.delete(key);
    },
    letAllGo(): void {
      for (const key of [...held.keys()]) this.letGo(key);
    },
  };
}

test("patient jobs leave slots to others, which run at once; they go on as theirs end", async () => {
  await jobs.queue("slots", "keyed");
  await enqueue("slots", many("patient", 12), -1);
  const work = workHeld("slots", 4);
  await expect.poll(() => work.begun).toHaveLength(2);
  await enqueue("slots", ["urgent"], 20);
  await expect.poll(() => work.begun).toContain("urgent");
  expect(work.begun.length).toBe(3);
  work.letGo(work.begun[0] ?? "");
  await expect.poll(() => work.begun).toHaveLength(4);
  expect(work.begun[3]).toMatch(/^patient/);
  await expect
    .poll(() => {
      work.letAllGo();
      return work.begun;
    })
    .toHaveLength(13);
  work.letAllGo();
});

test("a job that waits says since when, and how urgent the most urgent of its changes is", async () => {
  await jobs.queue("causes", "keyed");
  const ask = (urgency: string, priority: number) =>
    database.db.tx((tx) => jobs.enqueue(tx, "causes", ["chat"], { priorities: [priority], urgency }));
  const before = Date.now();
  await ask("usual", 10);
  const after = Date.now();
  await ask("urgent", 20);
  await ask("patient", -1);
  const causes: WorkJob["cause"][] = [];
  jobs.work("causes", { concurrency: 1, handler: async ({ cause }) => void causes.push(cause) });
  await expect.poll(() => causes).toEqual([{ at: expect.any(Number), urgency: "urgent" }]);
  expect(causes[0]?.at).toBeGreaterThanOrEqual(before);
  expect(causes[0]?.at).toBeLessThanOrEqual(after);
});

test("a job is part of the trace that first asked for it, and linked to those that asked while it waited", async () => {
  const spans: { name: string; from: readonly string[] | undefined }[] = [];
  let running: string | undefined;
  const trace: Trace = {
    span: (name, { from }, work) => {
      spans.push({ name, from });
      return work({ note: () => undefined, fail: () => undefined });
    },
    current: () => running,
    apart: (act) => act(),
  };
  const traced = createJobs({ db: { ...database.db, trace }, log: silentLog });
  await traced.start();
  await traced.queue("linked", "keyed");
  for (running of ["first", "second", undefined, "third"])
    await database.db.tx((tx) => traced.enqueue(tx, "linked", ["chat"]));
  await new Promise<void>((resolve) =>
    traced.work("linked", { concurrency: 1, handler: async () => resolve() }),
  );
  expect(spans).toEqual([{ name: "job linked", from: ["first", "second", "third"] }]);
  await traced.stop(100);
});

test("the highest priority runs first, and a job that waits is raised, never put back", async () => {
  await jobs.queue("order", "keyed");
  await enqueue("order", ["low"], -5);
  await enqueue("order", ["raised"], -5);
  await enqueue("order", ["middle"], 1);
  await enqueue("order", ["raised"], 10);
  await enqueue("order", ["raised", "low"], -100);
  const begun: string[] = [];
  jobs.work("order", { concurrency: 1, handler: async ({ key }) => void begun.push(key) });
  await expect.poll(() => begun).toHaveLength(3);
  expect(begun).toEqual(["raised", "middle", "low"]);
});
