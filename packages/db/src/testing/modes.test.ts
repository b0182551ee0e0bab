import type pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { withClient } from "./admin.ts";
import { splitMessages } from "./frontend-messages.ts";
import { type Gate, openGate } from "./gate.ts";
import { readModes, rulesOf, testModes } from "./modes.ts";
import { createTestDatabase } from "./test-database.ts";

let gate: Gate;
beforeAll(async () => {
  gate = await openGate(inject("testServer").adminUrl, rulesOf(readModes("without-notify,plain")));
});
afterAll(() => gate.close());

const ask = (query: pg.QueryConfig | string) => withClient(gate.url, (client) => client.query(query));

test.each([
  "LISTEN news",
  "notify news, 'x'",
  "select pg_notify('news', 'x')",
  "LOCK TABLE pg_class IN EXCLUSIVE MODE",
  "begin; lock pg_class; commit",
  "SELECT pg_try_advisory_lock(7)",
  "select pg_advisory_unlock_all()",
])("the server of a mode refuses %s", async (statement) => {
  await expect(ask(statement)).rejects.toMatchObject({ code: "0A000" });
});

test("also with parameters, and goes on with the same connection", async () => {
  await withClient(gate.url, async (client) => {
    const named = { name: "n", text: "select pg_advisory_lock($1)", values: [7] };
    await expect(client.query(named)).rejects.toMatchObject({ code: "0A000" });
    expect((await client.query("select $1::text as said", ["LOCK and listen"])).rows).toEqual([
      { said: "LOCK and listen" },
    ]);
    expect((await client.query("select pg_advisory_xact_lock(7) is not null as ours")).rowCount).toBe(1);
  });
});

test("and names itself as a distributed engine does", async () => {
  const { rows } = await ask("SELECT version()");
  expect(rows[0].version).toContain("-YB-");
});

test("statements are found in whatever pieces they come", () => {
  const query = (text: string) => {
    const body = Buffer.from(`Q....${text}\0`);
    body.writeInt32BE(body.length - 1, 1);
    return body;
  };
  const start = Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]);
  const sent = Buffer.concat([start, query("one"), query("two"), query("three")]);
  for (let size = 1; size <= sent.length; size++) {
    const split = splitMessages((text) => (text === "two" ? "instead of it" : text));
    const passed: Buffer[] = [];
    for (let at = 0; at < sent.length; at += size) passed.push(split(sent.subarray(at, at + size)));
    const expected = Buffer.concat([start, query("one"), query("instead of it"), query("three")]);
    expect(Buffer.concat(passed).equals(expected), `pieces of ${size}`).toBe(true);
  }
});

test("a mode that is not known is told", () => {
  expect(() => readModes("serialisable")).toThrow("serializable, without-notify, plain");
});

test("the databases of this run are as its mode says", async () => {
  const { db, close } = await createTestDatabase();
  const takes = (text: string) =>
    db.pool.query(text).then(
      () => true,
      () => false,
    );
  const { rows } = await db.pool.query("show default_transaction_isolation");
  const { rows: unlogged } = await db.pool.query(
    "select 1 from pg_class where relpersistence = 'u' and relkind = 'r'",
  );
  expect({
    isSerializable: rows[0].default_transaction_isolation === "serializable",
    takesListen: await takes("listen news"),
    takesSessionLocks: await takes("select pg_advisory_lock(1), pg_advisory_unlock(1)"),
    hasUnlogged: unlogged.length > 0,
  }).toEqual({
    isSerializable: testModes.has("serializable"),
    takesListen: !testModes.has("without-notify"),
    takesSessionLocks: !testModes.has("plain"),
    hasUnlogged: !testModes.has("plain"),
  });
  await close();
});
