import { event, webhookEndpoint } from "@gotovo/contract";
import { endpointTypes } from "@gotovo/domain";
import { deliverEvents } from "@gotovo/usecases/webhooks/deliver-events";
import { readEndpointId } from "@gotovo/usecases/webhooks/endpoint-row";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createTestApi, type TestApi, type TestMerchant } from "../../testing/test-api.ts";

let api: TestApi;
let cafe: TestMerchant;
const url = "https://coffee.example/hook?token=secret";
const path = "/v1/webhook-endpoints";

beforeAll(async () => {
  api = await createTestApi();
});
beforeEach(async () => {
  cafe = await api.merchant();
});
afterAll(() => api.close());

const create = async (body: object = { url }, merchant = cafe) =>
  (await merchant.post(path, body)).json as { endpoint: { id: string; url: string }; secret: string };
const patch = (id: string, body: object) => cafe.call("PATCH", `${path}/${id}`, { body });
const place = (order_id: string) =>
  cafe.post("/v1/orders", { order_id, horeca_id: cafe.horecaId, description: "Tea" });

describe("an endpoint", () => {
  test("is answered with its secret once, and read without it ever after", async () => {
    const created = await cafe.post(path, {
      url,
      types: ["order.placed", "order.placed"],
      description: "Till",
    });
    expect(created.status).toBe(200);
    const { endpoint, secret } = created.json;
    expect(webhookEndpoint.parse(endpoint)).toEqual({
      id: expect.stringMatching(/^we_[0-9a-f]{32}$/),
      url,
      types: ["order.placed"],
      description: "Till",
      state: "enabled",
      disabled_reason: null,
      failing_since: null,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    expect(Buffer.from(secret.replace("whsec_", ""), "base64")).toHaveLength(32);
    const read = await cafe.get(`${path}/${endpoint.id}`);
    expect(read.json).toEqual({ endpoint });
    const listed = await cafe.get(path);
    expect(listed.json.endpoints).toContainEqual(endpoint);
    expect(`${read.text}${listed.text}`).not.toContain("whsec_");
    const { rows } = await api.database.db.pool.query("select secret from webhook_endpoint");
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  test("changes in what is named, and goes", async () => {
    const { endpoint } = await create({ url, types: ["order.placed"], description: "Till" });
    const changed = await patch(endpoint.id, { types: null, state: "paused" });
    expect(changed.json.endpoint).toMatchObject({ url, types: null, description: "Till", state: "paused" });
    const again = await patch(endpoint.id, {
      url: "https://other.example/",
      description: null,
      state: "enabled",
    });
    expect(again.json.endpoint).toMatchObject({
      url: "https://other.example/",
      description: null,
      state: "enabled",
    });
    expect((await cafe.call("DELETE", `${path}/${endpoint.id}`)).status).toBe(204);
    expect((await cafe.call("DELETE", `${path}/${endpoint.id}`)).status).toBe(404);
    expect((await cafe.get(`${path}/${endpoint.id}`)).status).toBe(404);
  });

  test.each([
    ["http", { url: "http://coffee.example/" }, "https://"],
    ["an address inside", { url: "https://till.inside.example/" }, "not public"],
    ["this machine", { url: "https://127.0.0.1:3000/" }, "not public"],
    ["credentials", { url: "https://a:b@coffee.example/" }, "password"],
    ["no address", { url: "tomorrow" }, "https://"],
    ["a host that reads as another", { url: "https://coffee.example\\@till.inside.example/" }, "backslashes"],
    ["two lines", { url: "https://coffee.example/\nhook" }, "spaces"],
    ["no url", {}, "is required"],
    ["no types", { url, types: [] }, ""],
    ["an unknown type", { url, types: ["order.exploded"] }, endpointTypes[0] as string],
    ["a ping", { url, types: ["ping"] }, endpointTypes.at(-1) as string],
    ["a field", { url, secret: "mine" }, "known field"],
  ])("%s is refused, and said why", async (_name, body, why) => {
    const reply = await cafe.post(path, body);
    expect([reply.status, reply.json.code]).toEqual([400, "validation_failed"]);
    expect(JSON.stringify(reply.json.errors)).toContain(why);
  });

  test("an address inside is refused in a change too", async () => {
    const { endpoint } = await create();
    expect((await patch(endpoint.id, { url: "https://till.inside.example/" })).status).toBe(400);
    expect((await cafe.get(`${path}/${endpoint.id}`)).json.endpoint.url).toBe(url);
  });

  test("made by a key is made once; ten there are at most, also made at once", async () => {
    const own = await api.merchant("Own");
    const headers = { "idempotency-key": "k-1" };
    const [first, second] = [await own.post(path, { url }, headers), await own.post(path, { url }, headers)];
    expect(second.json).toEqual(first.json);
    const made = await Promise.all(Array.from({ length: 12 }, () => own.post(path, { url })));
    expect(made.filter(({ status }) => status === 200)).toHaveLength(9);
    const refused = made.find(({ status }) => status !== 200);
    expect(refused).toMatchObject({ status: 409, json: { code: "limit_reached" } });
    expect((await own.get(path)).json.endpoints).toHaveLength(10);
  });

  test("gets another secret, and the former goes on for a day", async () => {
    const { endpoint, secret } = await create();
    const rotated = (await cafe.post(`${path}/${endpoint.id}/rotate-secret`)).json;
    expect(rotated.secret).not.toBe(secret);
    const day = new Date(rotated.previous_valid_until).getTime() - Date.now();
    expect(day / 3_600_000).toBeCloseTo(24, 1);
  });
});

describe("deliveries", () => {
  test("a ping is for the one endpoint, and the log of deliveries tells what became of it", async () => {
    const own = await api.merchant("Pinged");
    const [{ endpoint }, other] = [
      await create({ url, types: ["order.placed"] }, own),
      await create({ url }, own),
    ];
    const { json } = await own.post(`${path}/${endpoint.id}/test`);
    const { events } = (await own.get("/v1/events")).json;
    expect(event.parse(events[0])).toMatchObject({
      id: json.event_id,
      type: "ping",
      subject: { type: "webhook_endpoint", id: endpoint.id },
      data: { endpoint },
    });
    // Nobody listens at the address; what counts here is that it was tried, and what is told of it.
    const quiet = {
      ...api.deps,
      webhooks: {
        refusalOf: async () => null,
        send: async () => ({ status: 503, failure: null, answer: "busy", retryAfter: null }),
      },
    };
    for (const { id } of [endpoint, other.endpoint])
      await deliverEvents(quiet, readEndpointId(id), new AbortController().signal);
    const deliveries = async (id: string, query = "") =>
      (await own.get(`${path}/${id}/deliveries${query}`)).json.deliveries;
    expect(await deliveries(other.endpoint.id)).toEqual([]);
    const [delivery] = await deliveries(endpoint.id);
    expect(delivery).toMatchObject({ event_id: json.event_id, event_type: "ping", state: "pending" });
    expect(new Date(delivery.next_attempt_at).getTime()).toBeGreaterThan(Date.now());
    expect(delivery.attempts).toEqual([
      {
        number: 1,
        at: expect.any(String),
        duration_ms: expect.any(Number),
        status: 503,
        failure: "Answered 503",
        answer: "busy",
      },
    ]);
    expect(await deliveries(endpoint.id, "?state=failed")).toEqual([]);
    expect(await deliveries(endpoint.id, "?state=pending&limit=1")).toHaveLength(1);
  });

  test("no ping to a paused endpoint", async () => {
    const { endpoint } = await create();
    await patch(endpoint.id, { state: "paused" });
    const reply = await cafe.post(`${path}/${endpoint.id}/test`);
    expect([reply.status, reply.json.code]).toEqual([409, "endpoint_not_enabled"]);
  });

  test("a replay says how many events it sends; what nobody has is not found", async () => {
    const { endpoint } = await create();
    const since = new Date(Date.now() - 1000).toISOString();
    await place("r-1");
    await place("r-2");
    const replay = (body: object) => cafe.post(`${path}/${endpoint.id}/replay`, body);
    // What the endpoint will get anyway is not sent again.
    expect((await replay({ since })).json).toEqual({ events: 0 });
    const { events } = (await cafe.get("/v1/events?types=order.placed&limit=1")).json;
    expect((await replay({ event_id: events[0].id })).json).toEqual({ events: 1 });
    expect((await replay({ failed: true })).json).toEqual({ events: 0 });
    expect((await replay({ event_id: `ev_${"0".repeat(32)}` })).status).toBe(404);
  });

  test.each([
    {},
    { failed: false },
    { until: "2026-01-01T00:00Z" },
    { failed: true, since: "2026-01-01T00:00Z" },
    { since: "2026-11-20T10:00:00Z", until: "2026-11-20T09:00:00Z" },
  ])("a replay of %j means nothing", async (body) => {
    expect((await cafe.post(`${path}/we_${"0".repeat(32)}/replay`, body)).status).toBe(400);
  });
});
