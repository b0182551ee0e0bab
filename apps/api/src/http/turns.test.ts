import { createDb, silentLog } from "@gotovo/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCaller } from "../testing/caller.ts";
import { createTestApi, type TestApi, type TestMerchant } from "../testing/test-api.ts";

/** One request at once, and ten that wait. */
const databaseConnections = 0.25;
const mostWaiting = 10;

let api: TestApi;
let cafe: TestMerchant;
beforeAll(async () => {
  api = await createTestApi({ databaseConnections });
  cafe = await api.merchant();
});
afterAll(() => api.close());

test("made-up keys have one line together: a café whose key is known has its turn before them", async () => {
  const other = await api.merchant("Other");
  expect((await other.get("/v1/orders")).status).toBe(200);
  const db = createDb({ url: api.database.wholeUrl, log: silentLog });
  const holder = await db.pool.connect();
  await holder.query('begin; lock table "order"');
  const first = cafe.get("/v1/orders");
  const told: string[] = [];
  const flood = Array.from({ length: mostWaiting }, async (_, n) => {
    const { status } = await createCaller(api.app, `gtv_made_up_${n}`).get("/v1/orders");
    told.push(`made up ${status}`);
  });
  const little = other.get("/v1/orders").then(({ status }) => told.push(`other ${status}`));
  await Promise.race([...flood, little]);
  await holder.query("rollback");
  holder.release();
  await db.close();
  expect((await first).status).toBe(200);
  await Promise.all([...flood, little]);
  expect(told[0]).toBe("made up 503");
  expect(told.indexOf("other 200")).toBeLessThanOrEqual(2);
  expect(new Set(told)).toEqual(new Set(["made up 503", "made up 401", "other 200"]));
});

test("who sends a body slowly has no place meanwhile", async () => {
  const sending = Promise.withResolvers<void>();
  const stalled = new ReadableStream({
    start: (controller) => void sending.promise.then(() => controller.close()),
  });
  const slow = api.app.request("/v1/orders", {
    method: "POST",
    headers: { authorization: `Bearer ${cafe.apiKey}`, "content-type": "application/json" },
    body: stalled,
    duplex: "half",
  } as RequestInit);
  const quick = await cafe.get("/v1/orders");
  sending.resolve();
  expect(quick.status).toBe(200);
  expect((await slow).status).toBe(400);
});
