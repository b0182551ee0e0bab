import { afterEach, beforeEach, expect, inject, test } from "vitest";
import { withClient } from "./admin.ts";
import { cloneTemplate, giveBack } from "./server.ts";
import { emptyAgain, shapeOf } from "./spares.ts";

const server = inject("testServer");
let url: string;
beforeEach(async () => {
  url = await cloneTemplate(server);
});
afterEach(() => giveBack(server, url));

const ask = (text: string) => withClient(url, async (client) => (await client.query(text)).rows);
const empty = async () =>
  emptyAgain(url, await withClient(server.adminUrl, (admin) => shapeOf(admin, server.template)));

test("what a test wrote, and what the planner learned, is gone when its database is used again", async () => {
  const sizes = "SELECT relpages, reltuples FROM pg_class WHERE oid = 'merchant'::regclass";
  const before = await ask(sizes);
  await ask("INSERT INTO merchant (id, name) SELECT gen_random_uuid(), 'M' FROM generate_series(1, 500)");
  expect(await empty()).toBe(true);
  expect(await ask("SELECT count(*)::int AS count FROM merchant")).toEqual([{ count: 0 }]);
  expect(await ask(sizes)).toEqual(before);
});

test.each([
  "CREATE TABLE of_this_test (id int)",
  "ALTER TABLE merchant DISABLE TRIGGER ALL",
  "ALTER TABLE merchant ALTER COLUMN name DROP NOT NULL",
  "INSERT INTO merchant (id, name) VALUES (gen_random_uuid(), 'M'); ANALYZE merchant",
  "INSERT INTO _prisma_migrations (id, migration_name, checksum) VALUES ('x', '99991231000000_later', '')",
])("a database is not used again after %s", async (change) => {
  await ask(change);
  expect(await empty()).toBe(false);
});
