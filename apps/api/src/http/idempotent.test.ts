import { afterAll, beforeAll, expect, test } from "vitest";
import { pair, place } from "../testing/people.ts";
import { createTestApi, type TestApi, type TestMerchant } from "../testing/test-api.ts";

let api: TestApi;
let cafe: TestMerchant;

beforeAll(async () => {
  api = await createTestApi();
  cafe = await api.merchant();
});
afterAll(() => api.close());

const keyed = (key: string) => ({ "idempotency-key": key });
const order = (order_id: string) => ({ order_id, horeca_id: cafe.horecaId, description: "Tea" });

test("a replay answers the first response, word for word", async () => {
  const first = await cafe.post("/v1/orders", order("r1"), keyed("k1"));
  await cafe.post("/v1/orders/r1/status", { status: "in_progress" });
  const again = await cafe.post("/v1/orders/", order("r1"), keyed("k1"));
  expect(again.status).toBe(first.status);
  expect(again.text).toBe(first.text);
  expect(first.headers.get("idempotent-replayed")).toBeNull();
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(again.headers.get("content-type")).toBe("application/json");
});

test("a refusal frees its key: once its reason is gone, the same request is carried out", async () => {
  const move = () => cafe.post("/v1/orders/r2/status", { status: "in_progress" }, keyed("k2"));
  expect((await move()).status).toBe(404);
  await cafe.post("/v1/orders", order("r2"));
  const moved = await move();
  expect([moved.status, moved.json.order?.status]).toEqual([200, "in_progress"]);
  expect((await move()).headers.get("idempotent-replayed")).toBe("true");

  const mistaken = await cafe.post("/v1/orders", { ...order("r2b"), horeca_id: "nowhere" }, keyed("k2b"));
  expect(mistaken.status).toBe(404);
  expect((await cafe.post("/v1/orders", order("r2b"), keyed("k2b"))).status).toBe(200);
});

test("a key belongs to one request of one merchant", async () => {
  await cafe.post("/v1/orders", order("r3"), keyed("k3"));
  const otherBody = await cafe.post("/v1/orders", order("r3b"), keyed("k3"));
  expect(otherBody.status).toBe(422);
  expect(otherBody.json.code).toBe("idempotency_key_reused");
  const otherPath = await cafe.post("/v1/pairing-codes", order("r3"), keyed("k3"));
  expect(otherPath.status).toBe(422);
  const stranger = await api.merchant("Stranger");
  const theirs = await stranger.post(
    "/v1/orders",
    { ...order("r3"), horeca_id: stranger.horecaId },
    keyed("k3"),
  );
  expect(theirs.status).toBe(200);
});

test("the same request five times at once has one effect, and one answer", async () => {
  const send = () => cafe.post("/v1/orders", order("r4"), keyed("k4"));
  const replies = await Promise.all([send(), send(), send(), send(), send()]);
  const done = replies.filter((reply) => reply.status === 200);
  const waiting = replies.filter((reply) => reply.status === 409);
  expect(done.length).toBeGreaterThan(0);
  expect(done.length + waiting.length).toBe(5);
  for (const reply of waiting) {
    expect(reply.json.code).toBe("idempotency_in_flight");
    expect(reply.headers.get("retry-after")).toBe("1");
  }
  const later = await send();
  for (const reply of done) expect(reply.text).toBe(later.text);
  const { rows } = await api.database.db.pool.query(
    `select count(*)::int as n from "order" where external_id = 'r4'`,
  );
  expect(rows[0].n).toBe(1);
});

test("without a key, too, the same order five times at once is one order", async () => {
  const send = () => cafe.post("/v1/orders", order("r5"));
  const replies = await Promise.all([send(), send(), send(), send(), send()]);
  expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200, 200, 200]);
  expect(new Set(replies.map((reply) => reply.text)).size).toBe(1);
});

test("a message posted five times with one key is queued once", async () => {
  const { order: placed, tracking } = await place(cafe);
  await pair(api.deps, 700, tracking.telegram.code);
  const body = {
    user_id: 700,
    order_id: placed.order_id,
    horeca_id: cafe.horecaId,
    message: "We are out of oat milk",
  };
  const send = () => cafe.post("/provide_message_to_user/", body, keyed("k6"));
  await Promise.all([send(), send(), send(), send(), send()]);
  expect((await send()).status).toBe(202);
  const { rows } = await api.database.db.pool.query(
    "select count(*)::int as n from chat_message where chat_id = 700",
  );
  expect(rows[0].n).toBe(1);
});

test("an answer that asks to come back is not kept", async () => {
  for (let index = 0; index < 5; index++) {
    await cafe.post("/enter_key_from_user", { telegram_user_id: 801, verification_code: "AAAA-AAAA-AA" });
  }
  const { tracking } = await place(cafe);
  const body = { telegram_user_id: 801, verification_code: tracking.telegram.code };
  const early = await cafe.post("/enter_key_from_user", body, keyed("k7"));
  expect(early.status).toBe(429);
  api.clock.aheadMs = 2 * 60_000;
  const later = await cafe.post("/enter_key_from_user", body, keyed("k7"));
  expect(later.status).toBe(200);
  api.clock.aheadMs = 0;
});

test("a key must be printable ASCII of sensible length", async () => {
  for (const key of ["", "x".repeat(256), "\u00e9"]) {
    const reply = await cafe.post("/v1/orders", order("r8"), keyed(key));
    expect(reply.status).toBe(400);
    expect(reply.json.errors[0].path).toBe("Idempotency-Key");
  }
});

test("kept answers are not readable in the database", async () => {
  const { json } = await cafe.post("/v1/orders", order("r9"), keyed("k9"));
  const { rows } = await api.database.db.pool.query("select body from idempotency_key where key = 'k9'");
  expect(rows[0].body).not.toContain(json.tracking.telegram.code);
  expect(rows[0].body).not.toContain("order");
});

test("a claim whose process died is taken over after a minute", async () => {
  const body = order("r10");
  await cafe.post("/v1/orders", body, keyed("k10"));
  await api.database.db.pool.query("update idempotency_key set status = null, body = null where key = 'k10'");
  expect((await cafe.post("/v1/orders", body, keyed("k10"))).status).toBe(409);
  api.clock.aheadMs = 61_000;
  expect((await cafe.post("/v1/orders", body, keyed("k10"))).status).toBe(200);
  api.clock.aheadMs = 0;
});
