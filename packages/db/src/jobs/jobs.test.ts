import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createDb, type Db } from "../client.ts";
import { silentLog } from "../log.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { createJobs, type Jobs } from "./jobs.ts";
import { RetryAfter } from "./worker.ts";

let database: TestDatabase;
const open: { db: Db; jobs: Jobs }[] = [];

/** A process of its own, as far as the queue can tell. */
async function openProcess(poolSize = 6): Promise<{ db: Db; jobs: Jobs }> {
  const db = createDb({ url: database.url, log: silentLog, poolSize });
  const jobs = createJobs({ db, log: silentLog });
  await jobs.start();
  open.push({ db, jobs });
  return { db, jobs };
}

async function until(condition: () => boolean, timeout = 10_000): Promise<void> {
  const deadline = Date.now() + timeout;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`still not: ${condition}`);
    await sleep(5);
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  await database.db.pool.query("CREATE TABLE counter (key text PRIMARY KEY, value int NOT NULL DEFAULT 0)");
});

afterAll(async () => {
  for (const { db, jobs } of open) {
    await jobs.stop(100);
    await db.close();
  }
  await database.close();
});

test("a transaction that enqueues needs no other connection, the first one included", async () => {
  const { db, jobs } = await openProcess(2);
  await jobs.queue("alone", "keyed");
  await jobs.queue("plainly", "plain");
  await Promise.all(
    ["a", "b"].map((key) =>
      db.tx(async (tx) => {
        // Both hold their connection before either enqueues: there is no third.
        await tx.$queryRaw`select 1 as slept from pg_sleep(0.1)`;
        await jobs.enqueue(tx, "alone", [key]);
        await jobs.enqueueAt(tx, "plainly", { key }, new Date());
      }),
    ),
  );
  const { rows } = await db.pool.query("select name from pgboss.job where name in ('alone', 'plainly')");
  expect(rows).toHaveLength(4);
});

describe("keyed jobs", () => {
  test("a run starts within milliseconds of the commit, and not before it", async () => {
    const { db, jobs } = await openProcess();
    await jobs.queue("prompt", "keyed");
    const seen: string[] = [];
    jobs.work("prompt", { concurrency: 4, handler: async ({ key }) => void seen.push(key) });
    await sleep(50);
    await db.tx(async (tx) => {
      await jobs.enqueue(tx, "prompt", ["a", "b", "a"]);
      await sleep(100);
      expect(seen).toEqual([]);
    });
    const committed = performance.now();
    await until(() => seen.length === 2);
    expect(performance.now() - committed).toBeLessThan(500);
    expect(seen.sort()).toEqual(["a", "b"]);
  });

  test("a change is seen although a job of its key was waiting, and was taken before the change was committed", async () => {
    const { db, jobs } = await openProcess();
    await jobs.queue("wakeup", "keyed");
    await db.pool.query("INSERT INTO counter VALUES ('w', 0)");
    await db.tx((tx) => jobs.enqueue(tx, "wakeup", ["w"]));
    const seen: number[] = [];
    await db.tx(async (tx) => {
      await tx.$executeRaw`UPDATE counter SET value = 1 WHERE key = 'w'`;
      await jobs.enqueue(tx, "wakeup", ["w"]);
      jobs.work("wakeup", {
        concurrency: 2,
        handler: async () => {
          const { rows } = await db.pool.query("SELECT value FROM counter WHERE key = 'w'");
          seen.push(rows[0].value);
        },
      });
      await sleep(200);
    });
    await until(() => seen.includes(1));
  });

  test("no key runs twice at once, and the last change of each is seen, with two processes and many writers", async () => {
    const processes = [await openProcess(), await openProcess()];
    const keys = Array.from({ length: 20 }, (_, i) => `k${i}`);
    for (const key of keys) await database.db.pool.query("INSERT INTO counter (key) VALUES ($1)", [key]);
    const running = new Set<string>();
    const shown = new Map<string, number>();
    const overlaps: string[] = [];
    for (const { db, jobs } of processes) {
      await jobs.queue("busy", "keyed");
      jobs.work("busy", {
        concurrency: 8,
        handler: async ({ key }) => {
          if (running.has(key)) overlaps.push(key);
          running.add(key);
          const { rows } = await db.pool.query("SELECT value FROM counter WHERE key = $1", [key]);
          await sleep(Math.random() * 10);
          shown.set(key, rows[0].value);
          running.delete(key);
        },
      });
    }
    const writers = processes.flatMap(({ db, jobs }) =>
      [1, 2].map(async () => {
        for (let i = 0; i < 60; i++) {
          const chosen = keys.filter(() => Math.random() < 0.15);
          await db.tx(async (tx) => {
            for (const key of chosen)
              await tx.$executeRaw`UPDATE counter SET value = value + 1 WHERE key = ${key}`;
            await jobs.enqueue(tx, "busy", chosen);
          });
        }
      }),
    );
    await Promise.all(writers);
    const { rows } = await database.db.pool.query(
      "SELECT key, value FROM counter WHERE key LIKE 'k%' AND value > 0",
    );
    await until(() => rows.every(({ key, value }) => shown.get(key) === value));
    expect(overlaps).toEqual([]);
  });

  test("a chat that takes long holds up neither the others nor its own next change", async () => {
    const processes = [await openProcess(), await openProcess()];
    const [first] = processes as [{ db: Db; jobs: Jobs }];
    await first.jobs.queue("slow", "keyed");
    const seen: string[] = [];
    const gate = Promise.withResolvers<void>();
    for (const { jobs } of processes) {
      await jobs.queue("slow", "keyed");
      jobs.work("slow", {
        concurrency: 3,
        handler: async ({ key }) => {
          seen.push(key);
          if (key === "stuck" && seen.filter((k) => k === "stuck").length === 1) await gate.promise;
        },
      });
    }
    await first.db.tx((tx) => first.jobs.enqueue(tx, "slow", ["stuck"]));
    await until(() => seen.length === 1);
    await first.db.tx((tx) => first.jobs.enqueue(tx, "slow", ["stuck"]));
    const started = performance.now();
    for (let i = 0; i < 20; i++) await first.db.tx((tx) => first.jobs.enqueue(tx, "slow", [`quick${i}`]));
    await until(() => seen.length === 21);
    expect(performance.now() - started).toBeLessThan(2_000);
    const released = performance.now();
    gate.resolve();
    await until(() => seen.filter((key) => key === "stuck").length === 2);
    expect(performance.now() - released).toBeLessThan(500);
  });

  test("a failed run is repeated, after the wished time if the handler names one", async () => {
    const { db, jobs } = await openProcess();
    await jobs.queue("failing", "keyed");
    const runs: number[] = [];
    jobs.work("failing", {
      concurrency: 1,
      handler: async () => {
        runs.push(performance.now());
        if (runs.length === 1) throw new RetryAfter(2);
      },
    });
    await db.tx((tx) => jobs.enqueue(tx, "failing", ["x"]));
    await until(() => runs.length === 2);
    const pause = (runs[1] as number) - (runs[0] as number);
    expect(pause).toBeGreaterThan(1_900);
    expect(pause).toBeLessThan(4_000);
  });
});

test("a rolled back transaction leaves no job", async () => {
  const { db, jobs } = await openProcess();
  await jobs.queue("rolled", "keyed");
  const failing = db.tx(async (tx) => {
    await jobs.enqueue(tx, "rolled", ["a"]);
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  expect(await jobs.boss.fetch("rolled")).toEqual([]);
});

test("a delayed job runs at its time, with its data", async () => {
  const { db, jobs } = await openProcess();
  await jobs.queue("later", "plain");
  const seen: { data: unknown; at: number }[] = [];
  jobs.work("later", {
    concurrency: 1,
    handler: async ({ data }) => void seen.push({ data, at: Date.now() }),
  });
  const due = Date.now() + 1_000;
  await db.tx((tx) => jobs.enqueueAt(tx, "later", { orderId: "7" }, new Date(due)));
  await until(() => seen.length === 1);
  expect(seen[0]?.data).toEqual({ orderId: "7" });
  expect(seen[0]?.at).toBeGreaterThanOrEqual(due - 20);
  expect(seen[0]?.at).toBeLessThan(due + 1_500);
});

test("stopping hands running jobs back, so that another process does them at once", async () => {
  const leaving = await openProcess();
  await leaving.jobs.queue("handover", "keyed");
  let started = false;
  leaving.jobs.work("handover", {
    concurrency: 1,
    handler: async ({ signal }) => {
      started = true;
      await new Promise((resolve) => signal.addEventListener("abort", resolve));
    },
  });
  await leaving.db.tx((tx) => leaving.jobs.enqueue(tx, "handover", ["a"]));
  await until(() => started);
  await leaving.jobs.stop(50);
  const staying = await openProcess();
  const done: string[] = [];
  staying.jobs.work("handover", { concurrency: 1, handler: async ({ key }) => void done.push(key) });
  await until(() => done.length === 1, 5_000);
});

test("after a kill, a start that is alone takes the abandoned jobs up again", async () => {
  const killed = await openProcess();
  await killed.jobs.queue("abandoned", "keyed");
  await killed.db.tx((tx) => killed.jobs.enqueue(tx, "abandoned", ["a"]));
  expect(await killed.jobs.boss.fetch("abandoned", { groupConcurrency: 1 })).toHaveLength(1);
  const next = await openProcess();
  expect(await next.jobs.recoverIfAlone()).toBe(true);
  const beside = await openProcess();
  expect(await beside.jobs.recoverIfAlone()).toBe(false);
  const done: string[] = [];
  next.jobs.work("abandoned", { concurrency: 1, handler: async ({ key }) => void done.push(key) });
  await until(() => done.length === 1, 3_000);
});
