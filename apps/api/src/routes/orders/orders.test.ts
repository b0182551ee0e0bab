import { orderAnswer, orderPage, placedOrderAnswer } from "@gotovo/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pair, place } from "../../testing/people.ts";
import { createTestApi, publicUrl, type TestApi, type TestMerchant } from "../../testing/test-api.ts";

let api: TestApi;
let cafe: TestMerchant;

beforeAll(async () => {
  api = await createTestApi();
  cafe = await api.merchant();
});
afterAll(() => api.close());

describe("placing an order", () => {
  test("answers the order and everything the site needs to have it followed", async () => {
    const reply = await cafe.post("/v1/orders", {
      order_id: "first",
      horeca_id: cafe.horecaId,
      number: "42",
      items: [{ name: "Латте <b>", quantity: 2, price: 300, options: { Молоко: "овсяное" } }],
      total: 600,
      currency: "RUB",
      ready_at: "2027-01-01T10:00:00+03:00",
      customer: { site_user_id: "u1", name: "Анна", phone: "+79990000000" },
    });
    expect(reply.status).toBe(200);
    expect(placedOrderAnswer.parse(reply.json)).toEqual(reply.json);
    expect(reply.json.order).toMatchObject({
      order_id: "first",
      number: "42",
      status: "placed",
      version: 1,
      total: 600,
      currency: "RUB",
      ready_at: "2027-01-01T07:00:00.000Z",
      items: [{ name: "Латте <b>", quantity: 2, price: 300, options: { Молоко: "овсяное" } }],
    });
    const { tracking } = reply.json;
    expect(tracking.page_url).toMatch(new RegExp(`^${publicUrl}/t/[\\w-]{22}$`));
    expect(tracking.telegram.state).toBe("unlinked");
    expect(tracking.telegram.url).toMatch(/^https:\/\/t\.me\/GotovoBot\?start=[\w-]{22}$/);
    expect(tracking.telegram.code).toMatch(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{2}$/);
    const lifetime = Date.parse(tracking.telegram.expires_at) - Date.now();
    expect(lifetime).toBeGreaterThan(9 * 60_000);
    expect(lifetime).toBeLessThanOrEqual(10 * 60_000);
  });

  test("promises what the café's settings make of it: the same in the answer, the tracking page and a replay", async () => {
    const busy = await api.merchant();
    const set = "update venue set prep_minutes = $2, busy_minutes = $3 where id = $1";
    await api.deps.db.pool.query(set, [busy.horecaId, 7, 10]);
    const ready_at = "2027-01-01T10:00:00.000Z";
    const given = await place(busy, { order_id: "given", ready_at });
    expect(given.order.ready_at).toBe("2027-01-01T10:10:00.000Z");
    const { order, tracking } = await place(busy, { order_id: "usual" });
    expect(Date.parse(order.ready_at) - Date.parse(order.timeline.placed)).toBe(17 * 60_000);
    const token = tracking.page_url.split("/").at(-1);
    expect((await busy.get(`/v1/track/${token}`)).json.order.ready_at).toBe(order.ready_at);
    await api.deps.db.pool.query(set, [busy.horecaId, null, 0]);
    expect((await place(busy, { order_id: "usual" })).order).toEqual(order);
    expect((await place(busy, { order_id: "now" })).order.ready_at).toBeNull();
  });

  test("keeps the link that repeats it, word for word, and answers it wherever the order is", async () => {
    const repeat_url = "https://Coffee.example/menu?again=A-1&x=<b>#cart";
    const placed = await place(cafe, { order_id: "again", repeat_url });
    expect(placed.order.repeat_url).toBe(repeat_url);
    expect((await cafe.get("/v1/orders/again")).json.order.repeat_url).toBe(repeat_url);
    const moved = await cafe.post("/v1/orders/again/status", { status: "in_progress" });
    expect(moved.json.order.repeat_url).toBe(repeat_url);
    expect((await place(cafe, { order_id: "once" })).order.repeat_url).toBeNull();
  });

  test("again with the same content changes nothing; with other content it is refused, with what is true now", async () => {
    const body = { order_id: "twice", horeca_id: cafe.horecaId, description: "Flat white" };
    const first = await cafe.post("/v1/orders", body);
    const again = await cafe.post("/v1/orders", body);
    expect(again.json).toEqual(first.json);
    const other = await cafe.post("/v1/orders", { ...body, description: "Tea" });
    expect(other.status).toBe(409);
    expect(other.json).toMatchObject({
      code: "order_exists",
      order: { order_id: "twice", status: "placed", version: 1 },
    });
  });

  test("again after its code has expired brings a fresh code", async () => {
    const body = { order_id: "late", horeca_id: cafe.horecaId, description: "Mocha" };
    const first = await cafe.post("/v1/orders", body);
    api.clock.aheadMs = 11 * 60_000;
    const again = await cafe.post("/v1/orders", body);
    api.clock.aheadMs = 0;
    expect(again.json.tracking.telegram.code).toBeTruthy();
    expect(again.json.tracking.telegram.code).not.toBe(first.json.tracking.telegram.code);
  });

  test.each(["text", ["one", "two"], [{ Напиток: "Раф", Количество: 2, Сироп: null }]])(
    "takes a description as %j",
    async (description) => {
      const { order } = await place(cafe, { items: undefined, description });
      expect(order.description).toEqual(description);
      expect(order.items).toBeNull();
    },
  );

  test("a site user who paired once needs no code any more", async () => {
    const customer = { site_user_id: "regular" };
    const first = await place(cafe, { customer });
    await pair(api.deps, 501, first.tracking.telegram.code);
    const second = await place(cafe, { customer });
    expect(second.tracking.telegram).toEqual({ state: "subscribed", url: "https://t.me/GotovoBot" });
  });

  test.each([
    ["no venue", { horeca_id: undefined }, "horeca_id", /required/],
    ["neither items nor description", { items: undefined }, "items", /required/],
    ["a field nobody knows", { tip: 5 }, "tip", /not a known field/],
    ["a nested field nobody knows", { customer: { email: "a@b" } }, "customer.email", /not a known field/],
    ["a grain of tea", { items: [{ name: "Tea", quantity: 0.0005 }] }, "items[0].quantity", /3 decimals/],
    ["none of it", { items: [{ name: "Tea", quantity: 0 }] }, "items[0].quantity", /^must be more than 0$/],
    ["a total without a currency", { total: 5 }, "currency", /required/],
    ["a status that no order begins with", { status: "ready" }, "status", /placed/],
    ["a date long gone", { ready_at: "1999-01-01T00:00:00Z" }, "ready_at", /2000/],
    ["text that no database holds", { number: "a\u0000" }, "number", /NUL/],
    ["half a letter", { number: "\ud800" }, "number", /well-formed/],
    ["an id that no URL carries", { order_id: ".." }, "order_id", /dot/],
    [
      "a link to the customer's own machine",
      { repeat_url: "http://localhost:3000/" },
      "repeat_url",
      /public/,
    ],
    ["a link that is none", { repeat_url: "again" }, "repeat_url", /https/],
    ["a number as a description", { description: 5 }, "description", /list of texts/],
  ])("refuses %s, naming it", async (_what, change, path, message) => {
    const items = [{ name: "Tea", quantity: 1 }];
    const reply = await cafe.post("/v1/orders", {
      order_id: "bad",
      horeca_id: cafe.horecaId,
      items,
      ...change,
    });
    expect(reply.status).toBe(400);
    expect(reply.headers.get("content-type")).toBe("application/problem+json");
    expect(reply.json).toMatchObject({ status: 400, code: "validation_failed" });
    const found = reply.json.errors.find((error: { path: string }) => error.path === path);
    expect(found?.message).toMatch(message);
  });

  test("refuses a venue that is not there", async () => {
    const body = { order_id: "nowhere", horeca_id: "not-a-venue", description: "Tea" };
    const reply = await cafe.post("/v1/orders", body);
    expect(reply.status).toBe(404);
    expect(reply.json).toMatchObject({ code: "not_found", detail: "horeca_id is not known here." });
  });
});

describe("reading orders", () => {
  test.each(["a/b", "50%", "100%25", "№ 7?x=1#y", "line\nbreak", "кофе", "a%2Fb", "a/status"])(
    "an order may be called %j, in paths too",
    async (order_id) => {
      await place(cafe, { order_id });
      const path = `/v1/orders/${encodeURIComponent(order_id)}`;
      const read = await cafe.get(path);
      expect(orderAnswer.parse(read.json).order.order_id).toBe(order_id);
      const moved = await cafe.post(`${path}/status/`, { status: "in_progress" });
      expect(moved.json.order).toMatchObject({ order_id, status: "in_progress", version: 2 });
    },
  );

  test("pages walk through all of a merchant's orders once, newest first", async () => {
    const other = await api.merchant("Pages");
    const placed: string[] = [];
    for (let index = 0; index < 5; index++) placed.unshift((await place(other)).order.order_id);
    const seen: string[] = [];
    let path: string | null = "/v1/orders?limit=2";
    while (path) {
      const reply = await other.get(path);
      const page = orderPage.parse(reply.json);
      expect(page.orders.length).toBeLessThanOrEqual(2);
      seen.push(...page.orders.map((order) => order.order_id));
      path = page.next_cursor && `/v1/orders?limit=2&cursor=${page.next_cursor}`;
    }
    expect(seen).toEqual(placed);
  });

  test("filters by activity and by venue", async () => {
    const other = await api.merchant("Filters");
    const done = (await place(other)).order.order_id;
    const open = (await place(other)).order.order_id;
    await other.post(`/v1/orders/${done}/status`, { status: "canceled_by_cafe" });
    const ids = async (query: string) =>
      (await other.get(`/v1/orders?${query}`)).json.orders.map(
        (order: { order_id: string }) => order.order_id,
      );
    expect(await ids("active=true")).toEqual([open]);
    expect(await ids("active=false")).toEqual([done]);
    expect(await ids(`horeca_id=${other.horecaId}`)).toEqual([open, done]);
    expect(await ids(`horeca_id=${cafe.horecaId}`)).toEqual([]);
  });

  test.each([
    "limit=0",
    "limit=101",
    "limit=x",
    "active=maybe",
    "cursor=abc",
    "color=red",
    "limit=1&limit=2",
  ])("refuses the query %s", async (query) => {
    const reply = await cafe.get(`/v1/orders?${query}`);
    expect(reply.status).toBe(400);
    expect(reply.json.errors[0].path).toBe(query.split("=")[0]);
  });
});
