import { readdir, readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate, migrationLock } from "../migrate/migrate.ts";
import { withMigrator } from "../migrate/migrator.ts";
import { requireSchema } from "../migrate/require-schema.ts";
import { createBackupScene, rowsOf } from "../testing/backups.ts";
import { wholeUrlOf } from "../testing/test-database.ts";

const cups = {
  "1_cups": `create table cup (id int primary key, of int references cup, name text);
    insert into cup values (1, 1, 'Zerno'), (2, 1, 'Gusto'), (3, 2, 'x\\');`,
};

let scene: Awaited<ReturnType<typeof createBackupScene>>;
let folder: string;
beforeEach(async () => {
  scene = await createBackupScene();
  folder = await scene.migrations(cups);
  await migrate(scene.source, { folder });
});
afterEach(() => scene.close());

const inTarget = () =>
  rowsOf(scene.target, "select relname from pg_class where relnamespace = 'public'::regnamespace");

test("a file that is cut, changed, damaged, another's or not there is refused before the database is touched", async () => {
  const { file, back, restore, change } = scene;
  const refused = async (reason: RegExp) => {
    await expect(restore({ folder })).rejects.toThrow(reason);
    expect(await inTarget()).toEqual([]);
  };
  await refused(/There is no file/);
  await back();
  const whole = await readFile(file);
  for (const part of [0.3, 0.9, 0.999]) {
    await writeFile(file, whole.subarray(0, Math.floor(whole.length * part)));
    await refused(/is not whole: its end is missing/);
  }
  for (const at of [whole.length >> 2, whole.length >> 1, whole.length - 6]) {
    const damaged = Buffer.from(whole);
    damaged[at] = ~(damaged[at] ?? 0);
    await writeFile(file, damaged);
    await refused(/is damaged|was changed/);
  }
  for (const edit of [
    (script: string) => script.replace("Zerno", "Zermo"),
    (script: string) => `${script}-- more\n`,
    (script: string) => script.replace('"rows":"3"', '"rows":"3","name":"other"'),
  ]) {
    await writeFile(file, whole);
    await change(edit);
    await refused(/was changed after it was written/);
  }
  await writeFile(file, whole);
  await change((script) => script.slice(0, script.lastIndexOf("-- End")));
  await refused(/is not whole/);
  for (const foreign of [
    "PGDMP",
    gzipSync("-- PostgreSQL database dump\n"),
    gzipSync(Buffer.alloc(3_000_000)),
  ]) {
    await writeFile(file, foreign);
    await refused(/is no backup of Gotovo/);
  }
});

test("only an empty database is restored into; what is there is named, and stays", async () => {
  await scene.back();
  await migrate(scene.target, { folder });
  await expect(scene.restore({ folder })).rejects.toThrow(
    /The database "test_\w+" is not empty: there are _prisma_migrations, cup\. Restore into an empty one/,
  );
  await requireSchema(scene.target, folder);
});

test.each([
  [
    "a table's rows are others",
    /"sum":"\d+"/,
    '"sum":"1"',
    /The table cup is not as it was: 3 rows with the sum \d+, instead of 3 with 1\./,
  ],
  ["a reference leads nowhere", "\t2\tx", "\t9\tx", /The table cup is not as it was/],
  [
    "a row does not fit its table",
    "2\t1\tGusto",
    "two\t1\tGusto",
    /The table cup cannot be restored: invalid input syntax/,
  ],
])("%s: the table is named, nothing is left, and nothing starts on it", async (_, from, to, reason) => {
  await scene.back();
  await scene.change((script) => script.replace(from, to), true);
  await expect(scene.restore({ folder })).rejects.toThrow(reason);
  expect(await rowsOf(scene.target, "select name from cup where id < 3")).toEqual([
    { name: "Zerno" },
    { name: "Gusto" },
  ]);
  await expect(requireSchema(scene.target, folder)).rejects.toThrow(
    /A restore was begun .* did not come to its end/,
  );
  await expect(scene.restore({ folder })).rejects.toThrow(/did not come to its end/);
});

test("a backup that waits for whoever migrates can be stopped, and leaves nothing", async () => {
  const { source, back, backups } = scene;
  await withMigrator(wholeUrlOf(source), async (client) => {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    const stopping = new AbortController();
    const waiting = back({ signal: stopping.signal });
    stopping.abort();
    await expect(waiting).rejects.toThrow(/abort/);
  });
  expect(await readdir(backups)).toEqual([]);
});

test("while it is restored, nobody else brings the database up to date: older rows would come into newer tables", async () => {
  await scene.back();
  const newer = await scene.migrations({
    ...cups,
    "2_sizes": "alter table cup add size int not null default 1",
  });
  const prepareQueues = () => migrate(scene.target, { folder: newer }).then(() => {});
  await expect(scene.restore({ folder, prepareQueues })).rejects.toThrow(/did not come to its end/);
  expect(await rowsOf(scene.target, "select * from cup where id = 1")).toEqual([
    { id: 1, of: 1, name: "Zerno" },
  ]);
});

test("a backup that breaks off leaves no file under its name, nor beside it; none is written over", async () => {
  const { source, back, backups, file } = scene;
  const keyOf = async () => {
    await rowsOf(
      source,
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid()`,
    );
    return null;
  };
  await expect(back({ keyOf })).rejects.toThrow();
  await expect(back({ signal: AbortSignal.abort() })).rejects.toThrow();
  expect(await readdir(backups)).toEqual([]);
  await back();
  await expect(back()).rejects.toThrow(/nightly\.sql\.gz is there already\. Name another file\./);
  await writeFile(`${file}2.partial`, "");
  await expect(back({ file: `${file}2` })).rejects.toThrow(/another backup is being written, or was killed/);
  await expect(back({ url: scene.target, file: `${file}3` })).rejects.toThrow("none of Gotovo's tables");
  expect(await readdir(backups)).toEqual(["nightly.sql.gz", "nightly.sql.gz2.partial"]);
});
