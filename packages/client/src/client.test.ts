import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import type { GotovoError } from "./errors.ts";
import { Gotovo } from "./gotovo.ts";
import type { GotovoOptions } from "./options.ts";
import type { Order } from "./wire.ts";

const order: Order = {
  order_id: "A/1 ü",
  horeca_id: "v1",
  number: "42",
  status: "placed",
  version: 1,
  allowed_moves: ["in_progress"],
  items: [{ name: "Cappuccino", quantity: 1 }],
  description: null,
  total: 45000,
  currency: null,
  note: null,
  pickup: null,
  metadata: {},
  ready_at: null,
  repeat_url: null,
  cancel_reason: null,
  cancel_request: null,
  sold_out: null,
  refund: { state: "none", amount: null },
  warnings: [],
  timeline: { placed: "2026-11-20T09:30:00Z", in_progress: null, ready: null, finished: null },
  created_at: "2026-11-20T09:30:00Z",
  updated_at: "2026-11-20T09:30:00Z",
  test: false,
};
const telegram = { state: "subscribed", url: "https://t.me/GotovoBot" };
const tracking = { page_url: "https://g.example/t/x", owner_url: "https://g.example/t/x#key", telegram };
let close: (() => void) | undefined;
afterEach(() => close?.());

/** A real server for `app`, and a client of it that does not wait between retries. */
async function clientOf(app: Hono, options: Partial<GotovoOptions> = {}) {
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  close = () => server.close();
  const { port } = server.address() as AddressInfo;
  const waits: number[] = [];
  const client = new Gotovo({
    baseUrl: `http://127.0.0.1:${port}/`,
    apiKey: "key-1",
    sleep: async (milliseconds) => void waits.push(milliseconds),
    ...options,
  });
  return { client, waits };
}

const problem = (status: number, code: string, rest: object = {}, headers: Record<string, string> = {}) =>
  Response.json(
    { type: "about:blank", title: "No", status, code, ...rest },
    { status, headers: { "content-type": "application/problem+json", ...headers } },
  );
const failure = (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail("should have failed"),
    (error: unknown) => error as GotovoError,
  );

describe("orders.place", () => {
  const request = { order_id: "A", horeca_id: "v1", items: [{ name: "Cappuccino", quantity: 1 }] };

  it("sends the key and the order, and answers what the site shows", async () => {
    const seen: Record<string, unknown> = {};
    const app = new Hono().post("/v1/orders", async (c) => {
      seen.authorization = c.req.header("authorization");
      seen.key = c.req.header("idempotency-key");
      seen.body = await c.req.json();
      return c.json({ order, tracking });
    });
    const { client } = await clientOf(app);
    const placed = await client.orders.place(request, { idempotencyKey: "mine" });
    expect(seen).toEqual({ authorization: "Bearer key-1", key: "mine", body: request });
    expect(placed.tracking.page_url).toBe("https://g.example/t/x");
  });

  it("keeps one idempotency key over retries of 502, 503 and a request still in flight", async () => {
    const keys: (string | undefined)[] = [];
    const answers = [
      () => new Response("<html>bad gateway</html>", { status: 502 }),
      () => problem(503, "unavailable"),
      () => problem(409, "idempotency_in_flight"),
      () => Response.json({ order, tracking }),
    ];
    const app = new Hono().post("/v1/orders", (c) => {
      keys.push(c.req.header("idempotency-key"));
      return answers[keys.length - 1]?.() ?? c.notFound();
    });
    const { client, waits } = await clientOf(app);
    await client.orders.place(request);
    expect(keys).toHaveLength(4);
    expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(keys).size).toBe(1);
    expect(waits).toEqual([200, 600, 1800]);
  });

  it("waits as long as Retry-After says, and leaves an hour to the caller", async () => {
    let wait = "7";
    const app = new Hono().post("/v1/orders", () => {
      const answer = problem(429, "too_many_attempts", {}, { "retry-after": wait, "x-request-id": "req-9" });
      wait = "3600";
      return answer;
    });
    const { client, waits } = await clientOf(app);
    const error = await failure(client.orders.place(request));
    expect(waits).toEqual([7000]);
    expect(error).toMatchObject({ code: "too_many_attempts", retryAfter: 3600, requestId: "req-9" });
  });

  it("retries a lost connection, then says so", async () => {
    let attempts = 0;
    const { client } = await clientOf(new Hono(), {
      maxRetries: 2,
      fetch: async () => {
        attempts++;
        throw new TypeError("fetch failed");
      },
    });
    const error = await failure(client.orders.place(request));
    expect([attempts, error.status, error.code]).toEqual([3, 0, "network"]);
  });

  it("gives up a silent server after the time-out", async () => {
    const app = new Hono().post("/v1/orders", () => new Promise<Response>(() => {}));
    const { client } = await clientOf(app, { timeoutMs: 50, maxRetries: 0 });
    expect(await failure(client.orders.place(request))).toMatchObject({ code: "network" });
  });

  it("stops when the caller aborts", async () => {
    const abort = new AbortController();
    let attempts = 0;
    const { client } = await clientOf(new Hono(), {
      fetch: async () => {
        attempts++;
        abort.abort();
        throw new TypeError("fetch failed");
      },
    });
    await failure(client.orders.place(request, { signal: abort.signal }));
    expect(attempts).toBe(1);
  });

  it("does not retry a refusal, and carries the problem", async () => {
    let attempts = 0;
    const errors = [{ path: "items", message: "are required" }];
    const app = new Hono().post("/v1/orders", () => {
      attempts++;
      return problem(400, "validation_failed", { detail: "Items are missing", errors });
    });
    const { client } = await clientOf(app);
    const error = await failure(client.orders.place(request));
    expect(attempts).toBe(1);
    expect(error).toMatchObject({ status: 400, code: "validation_failed", problem: { errors } });
    expect(error.message).toBe("Items are missing; items: are required");
  });
});
describe("reading", () => {
  it("escapes ids in paths", async () => {
    const app = new Hono().get("/v1/orders/:id", (c) =>
      c.json({ order: { ...order, order_id: c.req.param("id") } }),
    );
    const { client } = await clientOf(app);
    expect((await client.orders.get("A/1 ü")).order.order_id).toBe("A/1 ü");
  });

  it("walks all pages with the filter kept", async () => {
    const queries: unknown[] = [];
    const app = new Hono().get("/v1/orders", (c) => {
      queries.push(c.req.query());
      const last = c.req.query("cursor") === "next";
      return c.json({
        orders: [{ ...order, number: last ? "2" : "1" }],
        next_cursor: last ? null : "next",
      });
    });
    const { client } = await clientOf(app);
    const numbers: string[] = [];
    for await (const each of client.orders.list({ active: true, limit: 1 })) numbers.push(each.number);
    expect(numbers).toEqual(["1", "2"]);
    expect(queries).toEqual([
      { active: "true", limit: "1" },
      { active: "true", limit: "1", cursor: "next" },
    ]);
  });

  it("gives the first page to whoever awaits the list", async () => {
    const app = new Hono().get("/v1/orders", (c) =>
      c.json({ orders: [order], next_cursor: c.req.query("status") ?? null }),
    );
    const { client } = await clientOf(app);
    const page = await client.orders.list({ status: ["placed", "ready"] });
    expect(page).toEqual({ orders: [order], next_cursor: "placed,ready" });
  });

  it("refuses a success that is not JSON", async () => {
    const app = new Hono().get("/v1/orders/:id", (c) => c.html("<p>Sign in to this network</p>"));
    const { client } = await clientOf(app);
    expect(await failure(client.orders.get("A"))).toMatchObject({ status: 200, code: "bad_answer" });
  });

  it("names a failure that has no problem body", async () => {
    const app = new Hono().get("/v1/orders/:id", (c) => c.text("nginx", 404));
    const { client } = await clientOf(app);
    expect(await failure(client.orders.get("A"))).toMatchObject({ status: 404, code: "http" });
  });
});

describe("statuses, codes and subscriptions", () => {
  it("changes a status and learns the present one when refused", async () => {
    const app = new Hono().post("/v1/orders/:id/status", async (c) => {
      const { status } = await c.req.json();
      return status === "ready"
        ? c.json({ order: { ...order, status } })
        : problem(409, "move_not_allowed", { order: { order_id: "A", status: "ready", version: 3 } });
    });
    const { client } = await clientOf(app);
    expect((await client.orders.move("A", { status: "ready" })).status).toBe("ready");
    const error = await failure(client.orders.move("A", { status: "canceled_by_user" }));
    expect(error.problem?.order).toEqual({ order_id: "A", status: "ready", version: 3 });
  });

  it("issues and reads pairing codes", async () => {
    const code = { code: "K7FM-Q2XW-9P", order_id: "A", url: null, expires_at: "2026-11-20T09:40:00Z" };
    const app = new Hono()
      .post("/v1/pairing-codes", (c) => c.json({ pairing_code: { ...code, user_id: null } }))
      .get("/v1/pairing-codes/:code", (c) => c.json({ pairing_code: { ...code, user_id: 5 } }));
    const { client } = await clientOf(app);
    expect((await client.pairingCodes.create({ order_id: "A" })).user_id).toBeNull();
    expect((await client.pairingCodes.get("K7FM-Q2XW-9P")).user_id).toBe(5);
  });

  it("asks about the customer bot unless told otherwise", async () => {
    const app = new Hono().get("/subscribe-status", (c) =>
      c.json({ status: c.req.query("customer_bot") !== undefined && c.req.query("user_id") === "7" }),
    );
    const { client } = await clientOf(app);
    expect(await client.isSubscribed(7)).toBe(true);
    expect(await client.isSubscribed(7, { bot: "horeca" })).toBe(false);
  });
});
