import { afterAll, beforeAll, expect, test } from "vitest";
import type { ListenEvent } from "./channels.ts";
import { createDb, type Db } from "./client.ts";
import { createListener } from "./listener.ts";
import { type Log, silentLog } from "./log.ts";
import { type Gate, openGate } from "./testing/gate.ts";
import { rulesOf } from "./testing/modes.ts";
import { createTestDatabase, type TestDatabase } from "./testing/test-database.ts";

let database: TestDatabase;
let gate: Gate;
let refused: RegExp[];
beforeAll(async () => {
  database = await createTestDatabase();
  refused = [...rulesOf(new Set(["without-notify"])).refused];
  gate = await openGate(database.wholeUrl, { refused, changed: [] });
});
afterAll(async () => {
  await gate.close();
  await database.close();
});

function openListening(): { db: Db; said: string[] } {
  const said: string[] = [];
  const log: Log = {
    ...silentLog,
    warn: (_, message) => said.push(message),
    debug: (_, message) => said.push(message),
  };
  return { db: createDb({ url: gate.url, log }), said };
}

test("where LISTEN is refused, changes are looked for, and the log says so once; nothing is sent that nobody hears", async () => {
  const { db, said } = openListening();
  const events: ListenEvent[] = [];
  const stop = await db.listen("news", (event) => events.push(event));
  await db.listen("other", () => undefined);
  await db.sqlTx(async (tx) => db.notify(tx, "news", "own"));
  expect(events).toEqual([{ kind: "message", payload: "own" }]);
  await expect.poll(() => events.at(-1)).toEqual({ kind: "reconnected" });
  await stop();
  const seen = events.length;
  await db.close();
  expect(said).toEqual(["The database refuses LISTEN: changes are looked for, not heard"]);
  expect(events).toHaveLength(seen);
});

test("an engine in which LISTEN is switched on later is heard from then on", async () => {
  const listener = createListener(gate.url, silentLog, 20);
  const events: ListenEvent[] = [];
  await listener.listen("news", (event) => events.push(event));
  expect(listener.toOthers("x")).toBeNull();
  const rules = refused.splice(0);
  await expect.poll(() => listener.toOthers("x")).toMatch(/x$/);
  const writer = createDb({ url: gate.url, log: silentLog, poolSize: 1 });
  await writer.pool.query("select pg_notify('news', 'told')");
  await expect.poll(() => events).toContainEqual({ kind: "message", payload: "told" });
  refused.push(...rules);
  await Promise.all([listener.close(), writer.close()]);
});
