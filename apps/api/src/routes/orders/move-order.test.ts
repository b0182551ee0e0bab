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

describe("moving an order", () => {
  test("forward, with a promise, to the end", async () => {
    const { order } = await place(cafe);
    const path = `/v1/orders/${order.order_id}/status`;
    const ready_at = "2027-02-03T04:05:00.000Z";
    const working = await cafe.post(path, { status: "in_progress", ready_at });
    expect(working.json.order).toMatchObject({ status: "in_progress", version: 2, ready_at });
    await cafe.post(path, { status: "ready" });
    const done = await cafe.post(path, { status: "delivered" });
    expect(done.json.order).toMatchObject({ status: "delivered", version: 4 });
    expect(Object.values(done.json.order.timeline).every((at) => typeof at === "string")).toBe(true);
  });

  test("asking for the present status changes nothing", async () => {
    const { order } = await place(cafe);
    const reply = await cafe.post(`/v1/orders/${order.order_id}/status`, { status: "placed" });
    expect(reply.json.order).toEqual(order);
  });

  test("an illegal move is refused with what is true now", async () => {
    const { order } = await place(cafe);
    const reply = await cafe.post(`/v1/orders/${order.order_id}/status`, { status: "delivered" });
    expect(reply.status).toBe(409);
    expect(reply.json).toMatchObject({
      code: "move_not_allowed",
      detail: "The order is placed now and can become in_progress, canceled_by_cafe, canceled_by_user.",
      order: {
        order_id: order.order_id,
        status: "placed",
        version: 1,
        allowed_moves: ["in_progress", "canceled_by_cafe", "canceled_by_user"],
      },
    });
  });

  test("every answer names exactly the moves that are taken", async () => {
    const { order } = await place(cafe);
    expect(order.allowed_moves).toEqual(["in_progress", "canceled_by_cafe", "canceled_by_user"]);
    const path = `/v1/orders/${order.order_id}`;
    await cafe.post(`${path}/status`, { status: "in_progress" });
    const { json } = await cafe.post(`${path}/status`, { status: "ready" });
    expect(json.order.allowed_moves).toEqual(["delivered", "utilized", "canceled_by_cafe", "in_progress"]);
    expect((await cafe.get(path)).json.order.allowed_moves).toEqual(json.order.allowed_moves);
    const done = await cafe.post(`${path}/status`, { status: "delivered" });
    expect(done.json.order.allowed_moves).toEqual([]);
    const refused = await cafe.post(`${path}/status`, { status: "ready" });
    expect(refused.json.detail).toBe("The order is delivered now and cannot be moved.");
  });

  test("with skip it walks through the stages in between, as one change and one event", async () => {
    const { order } = await place(cafe);
    const path = `/v1/orders/${order.order_id}/status`;
    expect((await cafe.post(`${path}?skip=false`, { status: "ready" })).json.code).toBe("move_not_allowed");
    const { json } = await cafe.post(`${path}?skip=true`, { status: "ready" });
    const { in_progress, ready } = json.order.timeline;
    expect([json.order.version, in_progress === ready]).toEqual([2, true]);
    const { events } = (await cafe.get("/v1/events?types=order.status_changed&limit=1000")).json;
    const mine = events.filter((event: { subject: { id: string } }) => event.subject.id === order.order_id);
    expect(mine).toMatchObject([
      { data: { change: { from: "placed", to: "ready", skipped: ["in_progress"] } } },
    ]);
    expect((await cafe.post(`${path}?skip=yes`, { status: "ready" })).status).toBe(400);
  });

  test("the customer's cancel is passed on until the order is ready", async () => {
    const early = (await place(cafe)).order.order_id;
    const canceled = await cafe.post(`/v1/orders/${early}/status`, {
      status: "canceled_by_user",
      reason: "changed my mind",
    });
    expect(canceled.json.order).toMatchObject({
      status: "canceled_by_user",
      cancel_reason: "changed my mind",
    });

    const late = (await place(cafe)).order.order_id;
    await cafe.post(`/v1/orders/${late}/status`, { status: "in_progress" });
    await cafe.post(`/v1/orders/${late}/status`, { status: "ready" });
    const refused = await cafe.post(`/v1/orders/${late}/status`, { status: "canceled_by_user" });
    expect(refused.status).toBe(409);
    expect(refused.json).toMatchObject({ code: "cancel_too_late", order: { status: "ready" } });
  });

  test("an order nobody placed is not found", async () => {
    const reply = await cafe.post("/v1/orders/ghost/status", { status: "ready" });
    expect(reply.status).toBe(404);
    expect(reply.json.code).toBe("not_found");
  });
});
