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

const paid = async (more: object = {}) => {
  const { order, tracking } = await place(cafe, { total: 50_000, currency: "RUB", ...more });
  const path = `/v1/orders/${order.order_id}`;
  const token = tracking.page_url.split("/").pop();
  return {
    path,
    id: order.order_id,
    cancel: (status = "canceled_by_cafe") => cafe.post(`${path}/status`, { status }),
    tell: (body: object, headers = {}) => cafe.post(`${path}/refund`, body, headers),
    change: (body: object) => cafe.call("PATCH", path, { body }),
    refund: async () => (await cafe.get(path)).json.order.refund,
    page: async () => (await cafe.get(`/v1/track/${token}`, { authorization: "" })).json.order.refund,
    events: async () => {
      const { events } = (await cafe.get("/v1/events?limit=1000")).json;
      const mine = events.filter((event: { subject: { id: string } }) => event.subject.id === order.order_id);
      return mine.map((event: { type: string; data: { changes?: { refund?: { to: unknown } } } }) => [
        event.type,
        event.data.changes?.refund?.to,
      ]);
    },
  };
};
const due = (amount: number) => ({ state: "due", amount });
const nothing = { state: "none", amount: null };

describe("money that has to go back", () => {
  test("is due once a paid order is canceled; the log tells it after the cancel", async () => {
    const order = await paid();
    expect(await order.refund()).toEqual(nothing);
    const { json } = await order.cancel("canceled_by_user");
    expect(json.order.refund).toEqual(due(50_000));
    expect(await order.refund()).toEqual(due(50_000));
    expect((await order.events()).slice(1)).toEqual([
      ["order.canceled", undefined],
      ["refund.due", due(50_000)],
    ]);
  });

  test("is none for an order that was never paid, or whose sum nobody told", async () => {
    const unpaid = await paid({ status: "payment_process" });
    expect((await unpaid.cancel()).json.order.refund).toEqual(nothing);
    const unknown = await paid({ total: null });
    expect((await unknown.cancel()).json.order.refund).toEqual(nothing);
    expect((await unknown.tell({ state: "sent" })).json.errors).toEqual([
      { path: "amount", message: "is required: nothing is owed, and the order says no sum" },
    ]);
    expect((await unknown.tell({ state: "sent", amount: 100 })).json.order.refund).toEqual({
      state: "sent",
      amount: 100,
    });
  });

  test("grows with a lower total, and shrinks with a higher one", async () => {
    const order = await paid();
    expect((await order.change({ total: 40_000 })).json.order.refund).toEqual(due(10_000));
    expect((await order.change({ total: 45_000 })).json.order.refund).toEqual(due(5_000));
    expect((await order.change({ total: 50_000 })).json.order.refund).toEqual(nothing);
    expect((await order.change({ total: 60_000 })).json.order.refund).toEqual(nothing);
    const types = (await order.events()).map(([type]: string[]) => type);
    expect(types.slice(1)).toEqual([
      "order.changed",
      "refund.due",
      "order.changed",
      "refund.changed",
      "order.changed",
      "refund.changed",
      "order.changed",
    ]);
  });

  test("keeps its currency", async () => {
    const order = await paid();
    await order.change({ total: 40_000 });
    for (const body of [
      { currency: "USD" },
      { total: 300, currency: "USD" },
      { total: null, currency: null },
    ]) {
      const refused = await order.change(body);
      expect(refused.status).toBe(400);
      expect(refused.json.errors).toEqual([
        { path: "currency", message: "must stay RUB, which its refund is in" },
      ]);
    }
  });

  test("that was sent first is not owed again by the cancellation", async () => {
    const order = await paid();
    await order.tell({ state: "sent" });
    await order.cancel();
    expect(await order.refund()).toEqual({ state: "sent", amount: 50_000 });
  });

  test("is what the café says became of it, also of a finished order; twice is once", async () => {
    const order = await paid();
    await order.cancel();
    const failed = await order.tell({ state: "failed" });
    expect(failed.json.order).toMatchObject({ version: 3, refund: { state: "failed", amount: 50_000 } });
    const sent = await order.tell({ state: "sent", amount: 49_000 });
    expect(sent.json.order).toMatchObject({ version: 4, refund: { state: "sent", amount: 49_000 } });
    expect((await order.tell({ state: "sent", amount: 49_000 })).json.order.version).toBe(4);
    expect((await order.events()).at(-1)).toEqual(["refund.changed", { state: "sent", amount: 49_000 }]);
    expect((await order.tell({ state: "none", amount: 1 })).status).toBe(400);
    expect((await order.tell({ state: "gone" })).status).toBe(400);
    const other = await api.merchant();
    expect((await other.post(`${order.path}/refund`, { state: "sent" })).status).toBe(404);
  });

  test("is promised on the page only when the venue has said that it refunds", async () => {
    const order = await paid();
    await order.cancel();
    expect(await order.page()).toBeNull();
    const says = (refunds: boolean) =>
      api.database.db.pool.query("update venue set refunds = $2 where id = $1", [cafe.horecaId, refunds]);
    await says(true);
    expect(await order.page()).toEqual(due(50_000));
    await says(false);
    await order.tell({ state: "sent" });
    expect(await order.page()).toEqual({ state: "sent", amount: 50_000 });
  });
});
