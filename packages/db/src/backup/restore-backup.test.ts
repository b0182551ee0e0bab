import { readdir, stat } from "node:fs/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createJobs, type Jobs } from "../jobs/jobs.ts";
import { silentLog } from "../log.ts";
import { requireSchema } from "../migrate/require-schema.ts";
import { createBackupScene, rowsOf } from "../testing/backups.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";

let database: TestDatabase;
let scene: Awaited<ReturnType<typeof createBackupScene>>;
beforeAll(async () => {
  [database, scene] = await Promise.all([createTestDatabase(), createBackupScene()]);
  await fill();
  await enqueue();
});
afterAll(async () => {
  await scene.close();
  await database.close();
});

const merchant = "00000000-0000-7000-8000-000000000001";
const person = "00000000-0000-7000-8000-000000000002";
/** What COPY escapes, takes for an end or for nothing. */
const oddTexts = [
  "\\.",
  "a\n\\.\nb",
  "\\N",
  "",
  "\t|\r\n",
  "кофе ☕ \u{1F600}",
  "\\\\.",
  "-- End {}",
  "null",
];

/** Rows that COPY and sums could stumble over, and tables that refer to themselves and to one another. */
async function fill(): Promise<void> {
  const texts = `unnest(array[${oddTexts.map((text) => pg.escapeLiteral(text)).join(", ")}]) t`;
  await database.db.pool.query(`
    insert into merchant (id, name) values ('${merchant}', 'Zerno');
    insert into merchant (id, name, test_of) values (gen_random_uuid(), 'Test', '${merchant}');
    insert into venue (id, merchant_id, name, capacity, special_hours)
      select gen_random_uuid(), '${merchant}', t, '{"b": 1, "a": [1.50, null]}', '[]' from ${texts};
    insert into venue_pace select id, 3, 1, 2, 3, 0.1::float8 + 0.2 from venue limit 1;
    insert into person (id, telegram_user_id, name) values ('${person}', 9007199254740993, 'Anna');
    insert into chat (bot, chat_id, person_id) values ('customer', 9007199254740993, '${person}');
    insert into chat_message (bot, chat_id, content)
      select 'customer', 9007199254740993, jsonb_build_object('text', t) from ${texts};
    insert into event (id, merchant_id, type, subject_type, subject_id, data, at)
      select gen_random_uuid(), '${merchant}', 'order.placed', 'order', n, '{"b":1,  "a":2}', now()
      from generate_series(1, 3000) n;
    insert into webhook_endpoint (id, merchant_id, url, types, position, secret, created_at, updated_at)
      values (gen_random_uuid(), '${merchant}', 'https://x', array['order.placed', 'odd "one", {}'], 0, 's', now(), now());
    insert into lease (name, holder, expires_at) values ('polling', gen_random_uuid(), now() + interval '1 day')`);
}

async function prepareQueues(jobs: Jobs): Promise<void> {
  await jobs.queue("chats", "keyed");
  await jobs.queue("ticks", "plain");
}

async function enqueue(): Promise<void> {
  const { db } = database;
  const jobs = createJobs({ db, log: silentLog });
  await jobs.start();
  await prepareQueues(jobs);
  await jobs.queue("former", "plain");
  await db.sqlTx((tx) => jobs.enqueue(tx, "chats", ["7", "8"], { priorities: [5, -1] }));
  // One of them is being worked when the backup is made, and waits a second time.
  await jobs.boss.fetch("chats", { batchSize: 1 });
  await db.sqlTx((tx) => jobs.enqueue(tx, "chats", ["7"], { priorities: [1] }));
  await db.sqlTx((tx) =>
    jobs.enqueueAt(tx, "ticks", { orderId: "A-1" }, new Date("2099-01-02T03:04:05.678Z")),
  );
  await db.sqlTx((tx) => jobs.enqueueAt(tx, "former", { of: "an older version" }, new Date(0)));
  await jobs.stop();
}

/** All that a database is made of, besides its rows. */
const shape = `select line from (
  select format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) as line from pg_constraint
    where connamespace = 'public'::regnamespace
  union all select indexdef from pg_indexes where schemaname = 'public'
  union all select format('%s.%s %s %s', table_name, column_name, data_type, column_default)
    from information_schema.columns where table_schema = 'public'
  union all select format('%s %s', relname, relpersistence) from pg_class where relnamespace = 'public'::regnamespace
) l order by line`;

test("what is restored is what was there as the backup began: rows, references, sequences and jobs", async () => {
  const { target, file, back, restore } = scene;
  const written = await back({
    url: database.url,
    // Meanwhile the product goes on.
    async keyOf() {
      await rowsOf(
        database.url,
        "insert into person (id, telegram_user_id, name) values (gen_random_uuid(), 1, 'late')",
      );
      return "ab12";
    },
  });
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(scene.backups)).toEqual(["nightly.sql.gz"]);
  expect(written.tables.find(({ name }) => name === "event")?.rows).toBe("3000");
  expect(written.tables.map(({ name }) => name)).not.toContain("lease");
  expect(await restore({ prepareQueues })).toEqual({ ...written, migrated: [] });
  await requireSchema(target);

  await rowsOf(database.url, "delete from person where name = 'late'");
  const same = async (text: string) =>
    expect(await rowsOf(target, text)).toEqual(await rowsOf(database.url, text));
  for (const { name } of written.tables)
    if (name !== "pgboss.job") await same(`select t::text from "${name}" t order by 1`);
  await same(shape);
  expect(await rowsOf(target, "select from lease")).toEqual([]);
  const next = `insert into chat_message (bot, chat_id, content) values ('customer', 9007199254740993, '{}') returning id`;
  expect(await rowsOf(target, next)).toEqual([{ id: String(oddTexts.length + 1) }]);
  const jobs = await rowsOf(
    target,
    `select concat_ws(' ', name, state, singleton_key, group_id, group_tier, priority, data, policy, retry_limit,
       start_after at time zone 'UTC') as job from pgboss.job order by name, singleton_key`,
  );
  expect(jobs.map(({ job }) => job)).toEqual([
    expect.stringMatching(/^chats created 7 7 5 \{"at": \d+\} stately 1000000 20/),
    expect.stringMatching(/^chats created 8 8 patient -1 \{"at": \d+\} stately 1000000 20/),
    'former created 0 {"of": "an older version"} standard 1000000 1970-01-01 00:00:00',
    'ticks created 0 {"orderId": "A-1"} standard 1000000 2099-01-02 03:04:05.678',
  ]);
});
