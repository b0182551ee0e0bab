import { afterAll, beforeAll, expect, test } from "vitest";
import { createDb } from "../client.ts";
import { silentLog } from "../log.ts";
import { createTestDatabase, type TestDatabase } from "../testing/test-database.ts";
import { createAdapter } from "./adapter.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test("a transaction of pg-boss's that fails leaves nobody a connection with half of it", async () => {
  const db = createDb({ url: database.url, log: silentLog, poolSize: 1 });
  const failing = createAdapter(db, silentLog).executeSql("\n BEGIN;\n select 1 / 0;\n COMMIT;\n");
  await expect(failing).rejects.toMatchObject({ code: "22012" });
  expect((await db.pool.query("select 1 as one")).rows).toEqual([{ one: 1 }]);
  await db.close();
});
