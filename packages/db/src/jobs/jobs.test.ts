import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createJobProcesses, type JobProcess } from "../testing/job-processes.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { RetryAfter } from "./worker.ts";

let database: TestDatabase;
let opened: ReturnType<typeof createJobProcesses>;
const openProcess = (options?: { poolSize?: number; pollMs?: number }) => opened.open(options);

/** Of workers that look at their queue when they are told to, and never by themselves. */
const onlyWhenWoken = { pollMs: 3_600_000 };

const until = (condition: () => boolean) => expect.poll(condition).toBe(true);

/** The job of a queue that has one: its state, and how many seconds from now it may run. */
async function jobIn(queue: string): Promise<{ state: string; seconds: number }> {
  const { rows } = await database.db.pool.query(
    "select state, extract(epoch from start_after - now())::float as seconds from pgboss.job where name = $1",
    [queue],
  );
  expect(rows).toHaveLength(1);
  return rows[0];
}

beforeAll(async () => {
  database = await createTestDatabase();
  opened = createJobProcesses(database.url);
  await database.db.pool.query("CREATE TABLE counter (key text PRIMARY KEY, value int NOT NULL DEFAULT 0)");
});

afterAll(async () => {
  await opened.closeAll();
  await database.close();
});

test("a transaction that enqueues needs no other connection, the first one included", async () => {
  const { db, jobs } = await openProcess({ poolSize: 2 });
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
  test("a commit wakes the worker, which takes nothing before it", async () => {
    const { db, jobs } = await openProcess(onlyWhenWoken);
    await jobs.queue("prompt", "keyed");
    const seen: string[] = [];
    jobs.work("prompt", { concurrency: 4, handler: async ({ key }) => void seen.push(key) });
    await db.tx(async (tx) => {
      await jobs.enqueue(tx, "prompt", ["a", "b", "a"]);
      // The worker looks at its queue meanwhile.
      await db.tx((other) => jobs.enqueue(other, "prompt", ["other"]));
      await until(() => seen.length > 0);
      expect(seen).toEqual(["other"]);
    });
    await until(() => seen.length === 3);
    expect(seen.sort()).toEqual(["a", "b", "other"]);
  });

  test("a change is seen although a job of its key was waiting when the worker looked", async () => {
    const { db, jobs } = await openProcess();
    await jobs.queue("wakeup", "keyed");
    await db.pool.query("INSERT INTO counter VALUES ('w', 0)");
    await db.tx((tx) => jobs.enqueue(tx, "wakeup", ["w"]));
    const seen: (number | undefined)[] = [];
    await db.tx(async (tx) => {
      await tx.$executeRaw`UPDATE counter SET value = 1 WHERE key = 'w'`;
      await jobs.enqueue(tx, "wakeup", ["w"]);
      jobs.work("wakeup", {
        concurrency: 4,
        handler: async ({ key }) => {
          const { rows } = await db.pool.query("SELECT value FROM counter WHERE key = $1", [key]);
          seen.push(rows[0]?.value);
        },
      });
      await db.tx((other) => jobs.enqueue(other, "wakeup", ["other"]));
      await until(() => seen.includes(undefined));
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
          await db.pool.query("SELECT pg_sleep($1)", [(rows[0].value % 5) / 400]);
          shown.set(key, rows[0].value);
          running.delete(key);
        },
      });
    }
    const writers = processes.flatMap(({ db, jobs }, process) =>
      [1, 2].map(async (writer) => {
        for (let i = 0; i < 60; i++) {
          // Three of twenty, which neighbors in time share with the others' choices.
          const first = i * (2 * process + writer);
          const chosen = keys.filter((_, n) => [0, 7, 13].includes((n + first) % keys.length));
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
    const processes = [await openProcess(onlyWhenWoken), await openProcess(onlyWhenWoken)];
    const [first] = processes as [JobProcess];
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
    for (let i = 0; i < 20; i++) await first.db.tx((tx) => first.jobs.enqueue(tx, "slow", [`quick${i}`]));
    await until(() => seen.length === 21);
    gate.resolve();
    await until(() => seen.filter((key) => key === "stuck").length === 2);
  });

  test("a failed run is repeated, after the wished time if the handler names one", async () => {
    const { db, jobs } = await openProcess();
    await jobs.queue("failing", "keyed");
    const attempts: number[] = [];
    jobs.work("failing", {
      concurrency: 1,
      handler: async ({ attempt }) => {
        attempts.push(attempt);
        if (attempt === 0) throw new RetryAfter(3_600);
      },
    });
    await db.tx((tx) => jobs.enqueue(tx, "failing", ["x"]));
    // That it failed is stored first, then when it may run again.
    await expect.poll(async () => (await jobIn("failing")).seconds).toBeGreaterThan(3_000);
    const { state, seconds } = await jobIn("failing");
    expect(state).toBe("retry");
    expect(seconds).toBeLessThanOrEqual(3_600);
    await db.pool.query("update pgboss.job set start_after = now() where name = 'failing'");
    await expect.poll(() => attempts).toEqual([0, 1]);
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
});

test("after a kill, a start that knows it is alone takes the abandoned jobs up again", async () => {
  const killed = await openProcess();
  await killed.jobs.queue("abandoned", "keyed");
  await killed.db.tx((tx) => killed.jobs.enqueue(tx, "abandoned", ["a"]));
  expect(await killed.jobs.boss.fetch("abandoned", { groupConcurrency: 1 })).toHaveLength(1);
  const next = await openProcess();
  await next.jobs.recover();
  const handedBack = await jobIn("abandoned");
  expect(handedBack.state).toBe("retry");
  expect(handedBack.seconds).toBeLessThanOrEqual(0);
  const done: string[] = [];
  next.jobs.work("abandoned", { concurrency: 1, handler: async ({ key }) => void done.push(key) });
  await until(() => done.length === 1);
});
