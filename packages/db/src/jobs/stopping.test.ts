import { afterAll, beforeAll, expect, test } from "vitest";
import { createJobProcesses, type JobProcess } from "../testing/job-processes.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";

let database: TestDatabase;
let opened: ReturnType<typeof createJobProcesses>;
const openProcess = (): Promise<JobProcess> => opened.open();

const until = (condition: () => boolean) => expect.poll(condition).toBe(true);

async function jobsIn(queue: string): Promise<{ state: string; seconds: number }[]> {
  const { rows } = await database.db.pool.query(
    "select state, extract(epoch from start_after - now())::float as seconds from pgboss.job where name = $1",
    [queue],
  );
  return rows;
}

beforeAll(async () => {
  database = await createTestDatabase();
  opened = createJobProcesses(database.url);
});
afterAll(async () => {
  await opened.closeAll();
  await database.close();
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
  const [left] = await jobsIn("handover");
  expect(left?.state).toBe("retry");
  expect(left?.seconds).toBeLessThanOrEqual(0);
  const staying = await openProcess();
  const done: string[] = [];
  staying.jobs.work("handover", { concurrency: 1, handler: async ({ key }) => void done.push(key) });
  await until(() => done.length === 1);
});

test("what is done when its process stops is stored as done, however long that takes, and not given back", async () => {
  const leaving = await openProcess();
  await leaving.jobs.queue("last", "keyed");
  const holder = await database.db.pool.connect();
  const waiting =
    "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  const firstWaits = () => expect.poll(async () => (await database.db.pool.query(waiting)).rowCount).toBe(1);
  let done = 0;
  leaving.jobs.work("last", {
    concurrency: 2,
    async handler({ id, key }) {
      // The outcome of the second is stored after that of the first, which waits.
      if (key === "b") await firstWaits();
      else await holder.query(`begin; select from pgboss.job where id = '${id}' for update`);
      done++;
    },
  });
  await leaving.db.tx((tx) => leaving.jobs.enqueue(tx, "last", ["a", "b"]));
  await until(() => done === 2);
  const stopped = leaving.jobs.stop(1);
  // Time in which it would be given back.
  await database.db.pool.query("select pg_sleep(0.05)");
  await holder.query("commit");
  holder.release();
  await stopped;
  expect((await jobsIn("last")).map(({ state }) => state)).toEqual(["completed", "completed"]);
});
