import type { AvailabilityView, PlaceOrderRequest, TrackedOrder } from "@gotovo/contract";
import { type Context, Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { cors } from "hono/cors";
import { streamSSE } from "hono/streaming";
import { said, soon, trackedOrder, unlinked } from "./fake-orders.ts";

/** A pretend Gotovo for looking at the pages: orders in memory, changed by hand. */
export interface FakeApi {
  readonly app: Hono;
  /** Requests that placed something, by idempotency key. */
  readonly placed: Map<string, PlaceOrderRequest>;
  put(token: string, order: TrackedOrder): void;
  /** Changes an order and tells its open pages. */
  change(token: string, changes: Partial<TrackedOrder>): void;
  /** What the venue can promise; null: nobody has that address. */
  availability: AvailabilityView | null;
  /** What pages have asked of push: `push` or `push/end`, with what. */
  readonly pushes: [what: string, asked: object][];
  /** Up to which messages pages have said that they show them. */
  readonly shown: string[];
  /** The queries with which that was asked for. */
  readonly asked: string[];
  /** What goes wrong from now on. */
  faults: { orders?: number; events?: "refused" | "held back"; delayMs?: number };
}

/** What the fragment of every owner's link is here. */
export const ownerKey = "uJ5nq8dE0aPz2LrYt7XwQg";

/** As the API does: the way into Telegram is told to the owner alone. */
function seenBy(c: Context, { telegram, cancel, dialog, push, ...order }: TrackedOrder): TrackedOrder {
  const own = { ...(cancel && { cancel }), ...(dialog && { dialog }), ...(push && { push }) };
  return isOwner(c) && telegram ? { ...order, telegram, ...own } : order;
}

function isOwner(c: Context): boolean {
  return getCookie(c, "owner") === ownerKey || c.req.header("authorization") === `Bearer ${ownerKey}`;
}

export function createFakeApi(baseUrl: () => string): FakeApi {
  const orders = new Map<string, TrackedOrder>();
  const listeners = new Map<string, Set<() => void>>();
  const placed = new Map<string, PlaceOrderRequest>();
  const app = new Hono();
  const api: FakeApi = {
    app,
    placed,
    availability: null,
    shown: [],
    pushes: [],
    asked: [],
    faults: {},
    put: (token, order) => void orders.set(token, order),
    change(token, changes) {
      const order = orders.get(token);
      if (!order) throw new Error(`No order ${token}`);
      orders.set(token, { ...order, version: order.version + 1, ...changes });
      for (const tell of listeners.get(token) ?? []) tell();
    },
  };

  app.use("/v1/availability/*", cors({ origin: "*" }));
  app.get("/v1/availability/:token", (c) => {
    api.asked.push(new URL(c.req.url).search);
    const found = api.availability;
    return found ? c.json(found) : c.json({ status: 404, code: "not_found" }, 404);
  });

  app.use("/v1/track/*", cors({ origin: "*", exposeHeaders: ["Date"] }));

  app.post("/v1/orders", async (c) => {
    const request = await c.req.json<PlaceOrderRequest>();
    if (api.faults.delayMs) await new Promise((resolve) => setTimeout(resolve, api.faults.delayMs));
    if (api.faults.orders) return c.text("out of order", api.faults.orders as 500);
    placed.set(c.req.header("idempotency-key") ?? "", request);
    const token = `of-${request.order_id}`;
    const tracked = orders.get(token) ?? trackedOrder({ ...pick(request), number: request.number ?? "1" });
    orders.set(token, tracked);
    const order = {
      ...tracked,
      order_id: request.order_id,
      horeca_id: request.horeca_id,
      metadata: {},
      cancel_request: null,
      sold_out: null,
      refund: { state: "none", amount: null },
      allowed_moves: [],
      repeat_url: request.repeat_url ?? null,
      created_at: tracked.updated_at,
    };
    const page_url = `${baseUrl()}/t/${token}`;
    const tracking = { page_url, owner_url: `${page_url}#${ownerKey}`, telegram: tracked.telegram };
    return c.json({ order, tracking });
  });

  app.get("/v1/track/:token", (c) => {
    const order = orders.get(c.req.param("token"));
    return order ? c.json({ order: seenBy(c, order) }) : c.json({ status: 404, code: "not_found" }, 404);
  });

  app.post("/v1/track/:token/owner", async (c) => {
    const order = orders.get(c.req.param("token"));
    if (!order) return c.json({ status: 404, code: "not_found" }, 404);
    const { owner_key } = await c.req.json<{ owner_key: string }>();
    if (owner_key !== ownerKey) return c.json({ order: seenBy(c, order) });
    setCookie(c, "owner", ownerKey, { path: c.req.path.replace("/owner", ""), httpOnly: true });
    return c.json({ order });
  });

  app.post("/v1/track/:token/pairing-code", (c) => {
    const order = orders.get(c.req.param("token"));
    if (!order) return c.json({ status: 404, code: "not_found" }, 404);
    const renewed = { ...order, telegram: unlinked("NEWC-ODE2-34") };
    orders.set(c.req.param("token"), renewed);
    return c.json({ order: renewed });
  });

  app.post("/v1/track/:token/:what{cancel(-request)?}", async (c) => {
    const { token, what } = c.req.param();
    const order = orders.get(token);
    if (!order || !isOwner(c)) return c.json({ status: 403, code: "forbidden" }, 403);
    const { version } = await c.req.json<{ version: number }>();
    if (order.cancel?.may == null) return c.json({ status: 409, code: "cancel_too_late" }, 409);
    if (version !== order.version) return c.json({ status: 409, code: "stale_version" }, 409);
    const asked = { ...order.cancel, may: null, request: "asked", answer_by: soon() } as const;
    const done = { status: "canceled_by_user", cancel: { ...order.cancel, may: null } } as const;
    api.change(token, what === "cancel" ? done : { cancel: asked });
    return c.json({ order: orders.get(token) });
  });

  app.post("/v1/track/:token/:what{push(/end)?}", async (c) => {
    api.pushes.push([c.req.param("what"), await c.req.json()]);
    return c.body(null, 204);
  });
  app.post("/v1/track/:token/messages", async (c) => {
    const token = c.req.param("token");
    const order = orders.get(token);
    if (!order?.dialog || !isOwner(c)) return c.json({ status: 403, code: "forbidden" }, 403);
    const { client_id, text } = await c.req.json<{ client_id: string; text: string }>();
    const { messages } = order.dialog;
    const isKnown = messages.some((each) => each.client_id === client_id);
    if (!isKnown) api.change(token, { version: order.version, dialog: said(order, { client_id, text }) });
    return c.json({ order: orders.get(token) });
  });
  app.post("/v1/track/:token/messages/shown", async (c) => {
    api.shown.push((await c.req.json<{ up_to: string }>()).up_to);
    return c.body(null, 204);
  });

  app.get("/v1/track/:token/events", (c) => {
    const token = c.req.param("token");
    if (api.faults.events === "refused") return c.text("out of order", 503);
    const isHeldBack = api.faults.events === "held back";
    return streamSSE(c, async (stream) => {
      const send = () => {
        const order = orders.get(token);
        if (order && !isHeldBack)
          void stream.writeSSE({
            event: "order",
            id: String(order.version),
            data: JSON.stringify(seenBy(c, order)),
          });
      };
      const mine = listeners.get(token) ?? new Set();
      listeners.set(token, mine.add(send));
      send();
      const heart = setInterval(() => {
        const at = new Date().toISOString();
        if (!isHeldBack) void stream.writeSSE({ event: "heartbeat", data: JSON.stringify({ at }) });
      }, 10_000);
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      clearInterval(heart);
      mine.delete(send);
    });
  });
  return api;
}

function pick({ items = null, total = null, currency = null }: Partial<TrackedOrder> | PlaceOrderRequest) {
  return { items, total, currency };
}
