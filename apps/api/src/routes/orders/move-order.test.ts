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
      order: { order_id: order.order_id, status: "placed", version: 1 },
    });
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
