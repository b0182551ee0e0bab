import { afterEach, beforeEach, expect, test } from "vitest";
import { migrate } from "../migrate/migrate.ts";
import { createBackupScene, rowsOf } from "../testing/backups.ts";
import { wholeUrlOf } from "../testing/test-database.ts";

const first = { "1_cups": "create table cup (id int primary key generated always as identity, name text);" };
const second = {
  ...first,
  "2_loud": `alter table cup add column shout text generated always as (upper(name)) stored;
    update cup set name = name || '!'; create table saucer (id serial);`,
};

let scene: Awaited<ReturnType<typeof createBackupScene>>;
let older: string;
let newer: string;
beforeEach(async () => {
  scene = await createBackupScene();
  [older, newer] = await Promise.all([scene.migrations(first), scene.migrations(second)]);
  await migrate(scene.source, { folder: older });
  await rowsOf(scene.source, "insert into cup (name) values ('Zerno')");
});
afterEach(() => scene.close());

test("a backup of an older version is restored as it was, and then brought up to date", async () => {
  const { back, restore, target } = scene;
  await back();
  expect((await restore({ folder: newer })).migrated).toEqual(["2_loud"]);
  expect(await rowsOf(target, "insert into cup (name) values ('Gusto') returning id, shout")).toEqual([
    { id: 2, shout: "GUSTO" },
  ]);
  expect(await rowsOf(target, "select name, shout from cup where id = 1")).toEqual([
    { name: "Zerno!", shout: "ZERNO!" },
  ]);
});

test("a newer version's is refused by an older one, whose own backups have what it does not know", async () => {
  const { source, back, restore, target, file } = scene;
  await migrate(source, { folder: newer });
  const { tables } = await back();
  expect(tables.map(({ name, rows }) => `${name} ${rows}`)).toEqual(["cup 1", "saucer 0"]);
  await expect(restore({ folder: older })).rejects.toThrow(
    /The backup is of a newer version \(0\.1\.0, with the migration 2_loud\)\. Restore it with that version\./,
  );
  const edited = await scene.migrations({ ...second, "1_cups": "create table cup (id int);" });
  await expect(restore({ folder: edited })).rejects.toThrow("another migration 1_cups than this version");
  expect(await rowsOf(target, "select from pg_class where relnamespace = 'public'::regnamespace")).toEqual(
    [],
  );
  await scene.change((script) => script.replace('"format":1', '"format":2'), true);
  await expect(restore({ folder: newer })).rejects.toThrow(`${file} was written by a newer Gotovo (0.1.0)`);
});

test("whoever migrates waits for a backup instead of standing in everybody's way; whoever has nothing to do does not wait", async () => {
  const { back } = scene;
  // It is about a lock that a mode of the run may refuse.
  const source = wholeUrlOf(scene.source);
  const order: string[] = [];
  let migrating: Promise<void> = Promise.resolve();
  const isAsking = async () =>
    (
      await rowsOf(
        source,
        "select from pg_stat_activity where datname = current_database() and query like '%pg_try_advisory_lock(%' and pid <> pg_backend_pid()",
      )
    ).length > 0;
  await back({
    async keyOf() {
      expect(await migrate(source, { folder: older })).toEqual([]);
      migrating = migrate(source, { folder: newer }).then(() => void order.push("migrated"));
      await expect.poll(isAsking).toBe(true);
      order.push("backing up");
      return null;
    },
  });
  order.push("backed up");
  await migrating;
  expect(order).toEqual(["backing up", "backed up", "migrated"]);
});
