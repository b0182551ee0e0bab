import type { AvailabilityView, PlaceOrderRequest, TelegramLink, TrackedOrder } from "@gotovo/contract";
import { type Context, Hono } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { cors } from "hono/cors";
import { streamSSE } from "hono/streaming";

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
  /** The queries with which that was asked for. */
  readonly asked: string[];
  /** What goes wrong from now on. */
  faults: { orders?: number; events?: "refused" | "held back"; delayMs?: number };
}

const minute = 60_000;
/** What the fragment of every owner's link is here. */
export const ownerKey = "uJ5nq8dE0aPz2LrYt7XwQg";

/** As the API does: the way into Telegram is told to the owner alone. */
function seenBy(c: Context, { telegram, cancel, ...order }: TrackedOrder): TrackedOrder {
  return isOwner(c) && telegram ? { ...order, telegram, ...(cancel && { cancel }) } : order;
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

function soon(): string {
  return new Date(Date.now() + 5 * minute).toISOString();
}

export function unlinked(code: string, lifeMs = 10 * minute): TelegramLink {
  const expires_at = new Date(Date.now() + lifeMs).toISOString();
  return {
    state: "unlinked",
    url: "https://t.me/GotovoDemoBot?start=Qx7c2vZ0S1mY5pRtB8uKdA",
    code,
    expires_at,
  };
}

/** A café that would have an order ready in 20 minutes. */
export function openCafe(changes: Partial<AvailabilityView> = {}): AvailabilityView {
  const at = new Date();
  const after = (count: number) => new Date(at.getTime() + count * minute).toISOString();
  return {
    horeca_id: "v",
    name: "Zerno",
    timezone: "Europe/Moscow",
    at: at.toISOString(),
    open: true,
    reason: null,
    note: null,
    paused_until: null,
    opens_at: null,
    closes_at: null,
    busy_minutes: 0,
    queue: 0,
    ready_at: after(20),
    quote_id: "q",
    quote_expires_at: after(10),
    ...changes,
  };
}

/** A fresh paid order with these changes. */
export function trackedOrder(changes: Partial<TrackedOrder> = {}): TrackedOrder {
  const now = new Date().toISOString();
  return {
    merchant_name: "Zerno",
    venue_name: "Zerno, Pokrovka 12",
    timezone: "Europe/Moscow",
    number: "42",
    status: "placed",
    version: 1,
    items: [
      {
        name: "Cappuccino",
        quantity: 2,
        price: 35000,
        options: { Size: "300 ml", Milk: "Oat", Syrup: "Vanilla" },
      },
      { name: "Croissant", quantity: 1, price: 18000 },
    ],
    description: null,
    total: 88000,
    currency: "RUB",
    note: null,
    pickup: null,
    ready_at: new Date(Date.now() + 6 * minute + 20_000).toISOString(),
    held: null,
    cancel_reason: null,
    refund: null,
    customer_may_cancel: true,
    timeline: { placed: now, in_progress: null, ready: null, finished: null },
    updated_at: now,
    test: false,
    cancel: { may: "cancel", policy: "until_ready", request: null, answer_by: null },
    telegram: unlinked("K7FM-Q2XW-9P"),
    ...changes,
  };
}
