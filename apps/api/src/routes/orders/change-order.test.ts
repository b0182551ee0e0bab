import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { place } from "../../testing/people.ts";
import { createTestApi, type TestApi, type TestMerchant } from "../../testing/test-api.ts";

let api: TestApi;
let cafe: TestMerchant;

beforeAll(async () => {
  api = await createTestApi();
  cafe = await api.merchant();
});
afterAll(() => api.close());

const change = (id: string, body: object, headers: Record<string, string> = {}, of = cafe) =>
  of.call("PATCH", `/v1/orders/${id}`, { body, headers });
async function placed(more: object = {}) {
  const { order } = await place(cafe, {
    total: 45_000,
    currency: "RUB",
    note: "No nuts",
    pickup: { table: "5" },
    metadata: { a: "1", b: "2" },
    ...more,
  });
  return order;
}
async function eventsOf(id: string) {
  const { events } = (await cafe.get("/v1/events?limit=1000")).json;
  return events.filter((event: { subject: { id: string } }) => event.subject.id === id);
}

describe("changing an order", () => {
  test("changes what is named, removes what is null, and tells old and new", async () => {
    const order = await placed();
    const items = [{ name: "Tea", quantity: 2 }];
    const body = {
      items,
      total: 20_000,
      note: null,
      pickup: { place: "Terrace", table: null },
      metadata: { a: null, c: "3" },
      ready_at: "2027-01-01T10:00:00+03:00",
    };
    const { status, json, headers } = await change(order.order_id, body);
    expect([status, headers.get("etag")]).toEqual([200, '"2"']);
    const after = {
      version: 2,
      items,
      total: 20_000,
      currency: "RUB",
      note: null,
      pickup: { place: "Terrace" },
      metadata: { b: "2", c: "3" },
      ready_at: "2027-01-01T07:00:00.000Z",
    };
    expect(json.order).toMatchObject(after);
    expect((await cafe.get(`/v1/orders/${order.order_id}`)).json.order).toEqual(json.order);
    // What the lower total leaves to be refunded is told after it.
    const event = (await eventsOf(order.order_id)).find(
      (each: { type: string }) => each.type === "order.changed",
    );
    expect(event).toMatchObject({ type: "order.changed", data: { order: json.order } });
    expect(event.data.changes).toEqual({
      items: { from: order.items, to: items },
      note: { from: "No nuts", to: null },
      pickup: { from: { table: "5" }, to: { place: "Terrace" } },
      ready_at: { from: null, to: after.ready_at },
      total: { from: 45_000, to: 20_000 },
      metadata: { from: order.metadata, to: after.metadata },
    });
  });

  test("to what it is already changes nothing", async () => {
    const order = await placed();
    const { json } = await change(order.order_id, { note: "No nuts", metadata: {}, pickup: { table: "5" } });
    expect(json.order).toEqual(order);
    expect(await eventsOf(order.order_id)).toHaveLength(1);
  });

  test.each([
    [{ items: null }, "items"],
    [{ currency: null }, "currency"],
    [{ total: -1 }, "total"],
    [{ items: [] }, "items"],
    [{ metadata: { ["k".repeat(41)]: "" } }, `metadata.${"k".repeat(41)}`],
    [{ status: "ready" }, "status"],
    [{ metadata: Object.fromEntries(Array.from({ length: 19 }, (_, n) => [`k${n}`, ""])) }, "metadata"],
  ])("%j is refused", async (body, path) => {
    const order = await placed();
    const reply = await change(order.order_id, body);
    expect([reply.status, reply.json.errors?.[0].path]).toEqual([400, path]);
    expect(reply.json.errors[0].message).not.toBe("is not valid");
    expect((await cafe.get(`/v1/orders/${order.order_id}`)).json.order).toEqual(order);
  });

  test("of what was read is refused when it is not so any more, with what is true", async () => {
    const order = await placed();
    const first = await change(order.order_id, { note: "A", version: 1 });
    expect(first.json.order.version).toBe(2);
    for (const [body, headers] of [
      [{ note: "B", version: 1 }, {}],
      [{ note: "B" }, { "if-match": '"1"' }],
    ] as const) {
      const stale = await change(order.order_id, body, headers);
      expect([stale.status, stale.json.code]).toEqual([409, "stale_version"]);
      expect(stale.json.detail).toBe("The order is at version 2 now, and placed.");
      expect(stale.json.order).toMatchObject({
        status: "placed",
        version: 2,
        allowed_moves: order.allowed_moves,
      });
    }
    expect((await change(order.order_id, { note: "B" }, { "if-match": '"2"' })).json.order.note).toBe("B");
    expect((await change(order.order_id, { note: "C" }, { "if-match": "abc" })).status).toBe(400);
    const two = await change(order.order_id, { note: "C", version: 3 }, { "if-match": '"2"' });
    expect(two.json.errors).toEqual([{ path: "version", message: "is another than in If-Match" }]);
  });

  test("that is over is refused by name", async () => {
    const order = await placed();
    await cafe.post(`/v1/orders/${order.order_id}/status?skip=true`, { status: "delivered" });
    const reply = await change(order.order_id, { note: "x" });
    expect([reply.status, reply.json.code]).toEqual([409, "order_finished"]);
    expect(reply.json.detail).toBe("The order is delivered now and cannot be changed.");
    expect(reply.json.order).toMatchObject({ status: "delivered", version: 2, allowed_moves: [] });
  });

  test("again with the same key is answered the same, and happens once", async () => {
    const order = await placed();
    const headers = { "idempotency-key": `k-${order.order_id}` };
    const first = await change(order.order_id, { metadata: { d: "4" } }, headers);
    await change(order.order_id, { metadata: { d: null } });
    const again = await change(order.order_id, { metadata: { d: "4" } }, headers);
    expect([again.json, again.headers.get("idempotent-replayed")]).toEqual([first.json, "true"]);
    expect((await cafe.get(`/v1/orders/${order.order_id}`)).json.order.metadata).toEqual({ a: "1", b: "2" });
    expect((await change(order.order_id, { note: "x" }, headers)).status).toBe(422);
  });

  test("several at once are as many versions, and none is lost", async () => {
    const order = await placed({ metadata: {} });
    const keys = Array.from({ length: 4 }, (_, n) => `k${n}`);
    await Promise.all(keys.map((key) => change(order.order_id, { metadata: { [key]: "1" } })));
    const { json } = await cafe.get(`/v1/orders/${order.order_id}`);
    expect([json.order.version, Object.keys(json.order.metadata).sort()]).toEqual([5, keys]);
  });

  test("of another merchant is unknown", async () => {
    const order = await placed();
    const other = await api.merchant();
    expect((await change(order.order_id, { note: "x" }, {}, other)).status).toBe(404);
  });

  test("the same order placed again is answered as it is now", async () => {
    const body = { order_id: "again", horeca_id: cafe.horecaId, items: [{ name: "Tea", quantity: 1 }] };
    await cafe.post("/v1/orders", body);
    const { json } = await change("again", { items: [{ name: "Tea", quantity: 2 }] });
    expect((await cafe.post("/v1/orders", body)).json.order).toEqual(json.order);
  });
});
