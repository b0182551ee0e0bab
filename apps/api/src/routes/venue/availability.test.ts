import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApi, type TestApi, type TestMerchant } from "../../testing/test-api.ts";

let api: TestApi;
let cafe: TestMerchant;
let token: string;
let orders = 0;

beforeAll(async () => {
  api = await createTestApi();
  cafe = await api.merchant();
  const venue = { prep_minutes: 10 };
  const path = `/v1/venues/${cafe.horecaId}`;
  token = (await cafe.call("PATCH", path, { body: venue })).json.venue.availability_token;
});
afterAll(() => api.close());

const ask = async (query = "") => (await cafe.get(`/v1/venues/${cafe.horecaId}/availability${query}`)).json;
const minutesUntil = (text: string) => Math.floor((Date.parse(text) - api.deps.clock().getTime()) / 60_000);
const order = async (more: object, horeca_id = cafe.horecaId) =>
  (
    await cafe.post("/v1/orders", {
      order_id: `q-${++orders}`,
      horeca_id,
      items: [{ name: "Latte", quantity: 2 }],
      ...more,
    })
  ).json.order;

test("says when an order would be ready, and for how long that stands", async () => {
  const found = await ask("?items=3");
  expect(found).toMatchObject({ open: true, reason: null, queue: 0, busy_minutes: 0, opens_at: null });
  expect(minutesUntil(found.ready_at)).toBe(10);
  expect(minutesUntil(found.quote_expires_at)).toBe(9);
  expect((await cafe.get(`/v1/venues/${cafe.horecaId}/availability?items=0`)).json.errors[0].path).toBe(
    "items",
  );
});

test("a closed venue says what it is closed for; its pause, when that is what it waits for", async () => {
  const path = `/v1/venues/${(await cafe.post("/v1/venues", { name: "Third", timezone: "UTC" })).json.venue.horeca_id}`;
  const day = (days: number) => new Date(api.deps.clock().getTime() + days * 86_400_000).toISOString();
  const from = day(0).slice(0, 10);
  const special_hours = [{ from, to: day(1).slice(0, 10), name: "Inventory", hours: [] }];
  await cafe.call("PATCH", path, { body: { special_hours } });
  const noteOf = async (until: string) => {
    await cafe.post(`${path}/pause`, { until, reason: "The oven broke" });
    return (await cafe.get(`${path}/availability`)).json;
  };
  expect(await noteOf(day(1 / 24))).toMatchObject({ reason: "closed", note: "Inventory" });
  expect(await noteOf(day(5))).toMatchObject({ reason: "closed", note: "The oven broke" });
});

describe("anybody may ask by the venue's token", () => {
  test("from any site, for a few seconds from a cache", async () => {
    const origin = { origin: "https://coffee.example" };
    const reply = await api.anyone.get(`/v1/availability/${token}`, origin);
    expect(reply.json).toMatchObject({ horeca_id: cafe.horecaId, open: true });
    expect(reply.headers.get("access-control-allow-origin")).toBe("*");
    expect(reply.headers.get("cache-control")).toBe("public, max-age=5");
  });

  test("until it is replaced", async () => {
    const other = (await cafe.post("/v1/venues", { name: "Second" })).json.venue;
    const path = `/v1/venues/${other.horeca_id}/rotate-availability-token`;
    const rotated = (await cafe.post(path)).json.venue;
    expect((await api.anyone.get(`/v1/availability/${other.availability_token}`)).status).toBe(404);
    expect((await api.anyone.get(`/v1/availability/${rotated.availability_token}`)).status).toBe(200);
    expect((await api.anyone.get("/v1/availability/nonsense")).status).toBe(404);
  });
});

describe("a quote", () => {
  test("is kept, also in busy mode that began since", async () => {
    const { quote_id, ready_at } = await ask("?items=2");
    const path = `/v1/venues/${cafe.horecaId}`;
    await cafe.call("PATCH", path, { body: { busy_minutes: 30 } });
    expect(await order({ quote_id })).toMatchObject({ ready_at, warnings: [] });
    // For as many orders as come in time, and whatever else the site says.
    expect(await order({ quote_id, ready_at: "2030-01-01T00:00:00Z" })).toMatchObject({
      ready_at,
      warnings: [],
    });
    const unpaid = await order({ quote_id, status: "payment_process" });
    const paid = await cafe.post(`/v1/orders/${unpaid.order_id}/status`, { status: "placed" });
    expect(paid.json.order.ready_at).toBe(ready_at);
    await cafe.call("PATCH", path, { body: { busy_minutes: 0 } });
  });

  test("of another venue, for less, or of nobody, is no promise: the order is taken and says so", async () => {
    const other = (await cafe.post("/v1/venues", { name: "Third", prep_minutes: 30 })).json.venue.horeca_id;
    const { quote_id } = await ask("?items=1");
    for (const [given, horeca_id] of [
      [quote_id, cafe.horecaId],
      [(await ask("?items=2")).quote_id, other],
      [`${quote_id.slice(0, -3)}AAA`, cafe.horecaId],
      ["nonsense", cafe.horecaId],
    ]) {
      const placed = await order({ quote_id: given }, horeca_id);
      expect(placed.warnings).toEqual(["quote_invalid"]);
      expect((await cafe.get(`/v1/orders/${placed.order_id}`)).json.order.warnings).toEqual([
        "quote_invalid",
      ]);
    }
  });

  test("ends after ten minutes", async () => {
    const { quote_id } = await ask("?items=2");
    api.clock.aheadMs += 540_000;
    expect((await order({ quote_id })).warnings).toEqual([]);
    api.clock.aheadMs += 61_000;
    expect((await order({ quote_id })).warnings).toEqual(["quote_expired"]);
  });

  test("makes no other order of the same one", async () => {
    const again = { order_id: "same", quote_id: (await ask("?items=2")).quote_id };
    const first = await order(again);
    api.clock.aheadMs += 601_000;
    expect(await order({ ...again, quote_id: (await ask("?items=2")).quote_id })).toEqual(first);
  });
});
