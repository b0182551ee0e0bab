import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestApi, type TestApi, type TestMerchant } from "../../testing/test-api.ts";

let api: TestApi;
let cafe: TestMerchant;
const since = "2026-01-01T00:00:00Z";

beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

const place = (order_id: string) =>
  cafe.post("/v1/orders", { order_id, horeca_id: cafe.horecaId, description: "Tea" });
const list = async (query = "") => (await cafe.get(`/v1/orders?updated_since=${since}${query}`)).json;
const ids = ({ orders }: { orders: { order_id: string }[] }) => orders.map(({ order_id }) => order_id);

test("the newest change is last, and each order stands once, as it is now", async () => {
  cafe = await api.merchant();
  for (const id of ["1", "2", "3"]) await place(id);
  await cafe.post("/v1/orders/1/status", { status: "in_progress" });
  const page = await list();
  expect(ids(page)).toEqual(["2", "3", "1"]);
  expect(page.orders.at(-1).status).toBe("in_progress");
  expect(ids(await list("&status=in_progress,ready"))).toEqual(["1"]);
  expect(ids((await cafe.get("/v1/orders?status=placed")).json)).toEqual(["3", "2"]);
});

test("what is placed or changed between two pages is neither lost nor doubled", async () => {
  cafe = await api.merchant();
  for (const id of ["1", "2", "3", "4"]) await place(id);
  const first = await list("&limit=2");
  await place("5");
  await cafe.post("/v1/orders/3/status", { status: "in_progress" });
  const rest = await list(`&limit=10&cursor=${first.next_cursor}`);
  expect([...ids(first), ...ids(rest)]).toEqual(["1", "2", "4", "5", "3"]);
  expect(rest.next_cursor).toBeNull();
});

test("only what changed since, of this merchant", async () => {
  cafe = await api.merchant();
  await place("1");
  api.clock.aheadMs += 600_000;
  const later = new Date(api.deps.clock().getTime() - 1000).toISOString();
  await place("2");
  expect(ids((await cafe.get(`/v1/orders?updated_since=${later}`)).json)).toEqual(["2"]);
  const stranger = await api.merchant("Stranger");
  expect((await stranger.get(`/v1/orders?updated_since=${later}`)).json.orders).toEqual([]);
  expect((await cafe.get(`/v1/orders?updated_since=${later}&cursor=x`)).status).toBe(400);
});
