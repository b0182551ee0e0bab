import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createTestApi, type TestApi, type TestMerchant } from "../../testing/test-api.ts";

let api: TestApi;
let cafe: TestMerchant;
let placed = 0;

beforeAll(async () => {
  api = await createTestApi();
  cafe = await api.merchant();
});
afterAll(() => api.close());

const order = (more: object = {}) => ({
  order_id: `w-${++placed}`,
  horeca_id: cafe.horecaId,
  items: [{ name: "Tea", quantity: 1 }],
  ...more,
});
const send = (more: object = {}) => cafe.post("/v1/orders", order(more));
const raw = (rawBody: string | Uint8Array<ArrayBuffer>, headers = {}) =>
  cafe.call("POST", "/v1/orders", { rawBody, headers });
/** Cyrillic as windows-1251 has it. */
const cp1251 = (text: string) =>
  new Uint8Array(
    [...text].map((char) => (/[А-я]/.test(char) ? char.charCodeAt(0) - 0x350 : char.charCodeAt(0))),
  );

describe("encodings", () => {
  const json = () => JSON.stringify(order({ items: [{ name: "Капучино", quantity: 1 }] }));

  test("windows-1251 that says so is read", async () => {
    const reply = await raw(cp1251(json()), { "content-type": "application/json; charset=windows-1251" });
    expect(reply.json.order?.items[0].name).toBe("Капучино");
  });

  test.each([
    ["says nothing", "application/json", 400],
    ["calls itself UTF-8", 'application/json; charset="UTF-8"', 400],
    ["names what nobody knows", "application/json; charset=klingon", 415],
  ])("windows-1251 that %s is refused, not stored in ruins", async (_, type, status) => {
    expect((await raw(cp1251(json()), { "content-type": type })).status).toBe(status);
  });

  test("what was ruined on its way here is refused with the reason", async () => {
    const reply = await send({ items: [{ name: "\ufffd\ufffd\ufffd", quantity: 1 }] });
    expect(reply.json.errors[0]).toMatchObject({
      path: "items[0].name",
      message: expect.stringMatching(/UTF-8/),
    });
  });

  test("a byte order mark is no fault, and a packed body is unpacked", async () => {
    expect((await raw(`\ufeff${json()}`)).status).toBe(200);
    expect((await raw(gzipSync(json()), { "content-encoding": "gzip" })).status).toBe(200);
    expect((await raw(gzipSync("{}").subarray(0, 8), { "content-encoding": "gzip" })).status).toBe(400);
    expect((await raw(gzipSync("x".repeat(9e6)), { "content-encoding": "gzip" })).status).toBe(413);
    expect((await raw(json(), { "content-encoding": "zip" })).status).toBe(415);
  });
});

describe("texts", () => {
  test.each([
    ["an item without a name", { items: [{ name: " ", quantity: 1 }] }, "items[0].name"],
    ["a name that nobody sees", { items: [{ name: "\u200b\u2800", quantity: 1 }] }, "items[0].name"],
    ["a blank number", { number: "   " }, "number"],
    ["a blank description", { items: undefined, description: "\n " }, "description"],
    ["a blank option", { items: [{ name: "Tea", quantity: 1, options: [" "] }] }, "items[0].options[0]"],
  ])("%s is refused in words", async (_, more, path) => {
    const reply = await send(more);
    expect([reply.status, reply.json.errors?.[0].path]).toEqual([400, path]);
    expect(reply.text).not.toMatch(/Invalid input|expected|received/i);
  });

  test("are trimmed, composed, and one line where they are a name", async () => {
    const { json } = await send({
      number: " 7 ",
      items: [{ name: " Кафе\u0301 \n\u202etea ", quantity: 1 }],
    });
    expect(json.order.number).toBe("7");
    expect(json.order.items[0].name).toBe("Кафе\u0301 tea".normalize("NFC"));
  });
});

describe("a site user who is nobody", () => {
  test.each(["0", "", " ", "null", "guest", "undefined", "00000000-0000-0000-0000-000000000000"])(
    "%j is refused with a hint",
    async (site_user_id) => {
      const { status, json } = await send({ customer: { site_user_id } });
      expect([status, json.errors[0].path]).toEqual([400, "customer.site_user_id"]);
    },
  );
});

describe("phones", () => {
  test("a national form is read by the venue's country, else refused", async () => {
    const sql = "update venue set timezone = $1 where id = $2";
    const phones = async () => {
      const { rows } = await api.database.db.pool.query(
        "select phone from customer order by created_at desc limit 1",
      );
      return rows[0].phone;
    };
    await api.database.db.pool.query(sql, ["Europe/Minsk", cafe.horecaId]);
    expect((await send({ customer: { phone: "80291112233" } })).status).toBe(200);
    expect(await phones()).toBe("+375291112233");
    await api.database.db.pool.query(sql, ["Europe/Moscow", cafe.horecaId]);
    expect((await send({ customer: { phone: "\u202a8 999 123-45-67\u202c" } })).status).toBe(200);
    expect(await phones()).toBe("+79991234567");
    const refused = await send({ customer: { phone: "0501234567" } });
    expect([refused.status, refused.json.errors?.[0].path]).toEqual([400, "customer.phone"]);
  });
});

describe("the same order again", () => {
  test("is the same with a promise computed anew, another link and its fields in another order", async () => {
    const first = order({ ready_at: "2026-11-20T10:00:00.000Z", items: [{ name: "Tea", quantity: 1 }] });
    expect((await cafe.post("/v1/orders", first)).status).toBe(200);
    const again = { ...first, ready_at: "2026-11-20T10:00:00.020Z", items: [{ quantity: 1, name: "Tea" }] };
    const reply = await cafe.post("/v1/orders", { ...again, repeat_url: "https://coffee.example/again" });
    expect([reply.status, reply.json.order?.ready_at]).toEqual([200, "2026-11-20T10:00:00.000Z"]);
  });

  test("is another one when something else was bought", async () => {
    const first = order();
    await cafe.post("/v1/orders", first);
    const other = await cafe.post("/v1/orders", { ...first, items: [{ name: "Tea", quantity: 2 }] });
    expect([other.status, other.json.code]).toEqual([409, "order_exists"]);
  });
});

describe("what an order carries", () => {
  const details = {
    items: [
      { name: "Cheese", quantity: 1.255, unit: "kg", price: 120_000 },
      { name: "Regulars' discount", quantity: 1, price: -5_000 },
    ],
    note: "No nuts",
    pickup: { place: "Terrace", table: "5", name: "Anna" },
    metadata: { pos: " 77-3 ", __proto__x: "", constructor: "c" },
  };

  test("comes back exactly in the answer, when asked again, and in the event", async () => {
    const { json } = await send({ ...details, metadata: { ...details.metadata, gone: null } });
    expect(json.order).toMatchObject(details);
    expect(json.order.metadata).toEqual(details.metadata);
    const again = await cafe.get(`/v1/orders/${json.order.order_id}`);
    expect(again.json.order).toEqual(json.order);
    const { events } = (await cafe.get("/v1/events?types=order.placed&limit=1000")).json;
    expect(events.at(-1).data.order).toEqual(json.order);
  });

  test("is told on the page that may be shared without the person's wish and name", async () => {
    const { json } = await send(details);
    const [, token, key] = /\/t\/(.+)#(.+)$/.exec(json.tracking.owner_url) ?? [];
    const page = await cafe.call("GET", `/v1/track/${token}`, { headers: { authorization: "" } });
    expect(page.json.order).toMatchObject({ note: null, pickup: { place: "Terrace", table: "5" } });
    expect(page.text).not.toMatch(/Anna|77-3/);
    const owner = await cafe.call("GET", `/v1/track/${token}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(owner.json.order).toMatchObject({ note: "No nuts", pickup: details.pickup });
    expect(owner.text).not.toContain("77-3");
  });

  test("with another wish is another order; with other metadata it is the same", async () => {
    const first = order(details);
    await cafe.post("/v1/orders", first);
    expect((await cafe.post("/v1/orders", { ...first, metadata: { pos: "78" } })).status).toBe(200);
    expect((await cafe.post("/v1/orders", { ...first, note: "Nuts" })).json.code).toBe("order_exists");
  });
});

describe("values", () => {
  test("null is absent, wherever something may be absent", async () => {
    const items = [{ name: "Tea", quantity: 1, price: null, options: null }];
    const nothing = {
      number: null,
      description: null,
      total: null,
      currency: null,
      ready_at: null,
      customer: null,
    };
    expect((await send({ items, ...nothing, status: null, repeat_url: null })).status).toBe(200);
    expect((await send({ horeca_id: null })).json.errors).toEqual([
      { path: "horeca_id", message: "must be text" },
    ]);
  });

  test("sums up to 2^53 − 1 come back as they were", async () => {
    const total = Number.MAX_SAFE_INTEGER;
    const { json } = await send({ total, currency: "IDR" });
    expect(json.order.total).toBe(total);
    expect((await cafe.get(`/v1/orders/${json.order.order_id}`)).json.order.total).toBe(total);
    expect((await send({ total: total + 1, currency: "IDR" })).status).toBe(400);
  });

  test.each(["DEM", "XXX", "XAU", "ABC", "rub"])("%s is no money of today", async (currency) => {
    expect((await send({ total: 1, currency })).json.errors[0].path).toBe("currency");
  });

  test.each([
    ["2026-11-20T12:00:00+0300", "2026-11-20T09:00:00.000Z"],
    ["2026-11-20T12:00+03", "2026-11-20T09:00:00.000Z"],
    ["2026-11-20 12:00:00.123456+03:00", "2026-11-20T09:00:00.123Z"],
  ])("the time %s is taken", async (ready_at, expected) => {
    expect((await send({ ready_at })).json.order.ready_at).toBe(expected);
  });

  test.each([
    ["2026-11-20T12:00:00", /offset/],
    ["2026-02-30T12:00:00Z", /calendar/],
    ["tomorrow", /ISO 8601/],
  ])("the time %s is refused, and says why", async (ready_at, message) => {
    expect((await send({ ready_at })).json.errors[0].message).toMatch(message);
  });

  test.each([
    [{ total: "1" }, "total", "must be a number"],
    [{ total: 1.5, currency: "RUB" }, "total", "must be a whole number"],
    [{ items: "Tea" }, "items", "must be a list"],
    [{ items: [] }, "items", "must have at least 1 entry"],
    [{ status: "ready" }, "status", 'must be "payment_process" or "placed"'],
    [{ order_id: "x".repeat(129) }, "order_id", "must have at most 128 characters"],
    [{ customer: { site_user_id: 42 } }, "customer.site_user_id", "must be text"],
  ])("%j is refused in our own words", async (more, path, message) => {
    expect((await send(more)).json.errors[0]).toEqual({ path, message });
  });
});
