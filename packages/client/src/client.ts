import { setTimeout as delay } from "node:timers/promises";
import {
  type ChangeOrderRequest,
  type ChangeStatusRequest,
  type EndPairingsRequest,
  endedPairings,
  type OrderPage,
  type OrderView,
  orderAnswer,
  orderPage,
  type PairingCodeView,
  type PlacedOrderAnswer,
  type PlaceOrderRequest,
  pairingCodeAnswer,
  placedOrderAnswer,
  subscribeStatusAnswer,
  type TellRefundRequest,
  type Tracking,
} from "@gotovo/contract";
import { createTransport, type TransportOptions } from "./transport.ts";

export interface GotovoClientOptions {
  /** Where Gotovo runs, such as `https://gotovo.example`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly fetch?: typeof fetch;
  /** Makes an idempotency key when the caller gives none; random UUIDs by default. */
  readonly newIdempotencyKey?: () => string;
  /** Milliseconds before each retry: 200, 600 and 1800 by default; `[]` for none. */
  readonly retryDelays?: readonly number[];
  /** Milliseconds for one attempt; 15,000 by default. */
  readonly timeoutMs?: number;
  readonly sleep?: TransportOptions["sleep"];
}

export interface CallOptions {
  readonly signal?: AbortSignal;
}

export interface PostOptions extends CallOptions {
  /** The same key with the same body answers the first response again: keep it with your order. */
  readonly idempotencyKey?: string;
}

export interface MoveOptions extends PostOptions {
  /** True: walks forward through the stages in between, as one change. */
  readonly skip?: boolean;
}

export interface OrderFilter {
  /** True: only unfinished orders; false: only finished ones. */
  readonly active?: boolean;
  readonly horeca_id?: string;
  /** Orders per page, 1 to 100. */
  readonly limit?: number;
  /** `next_cursor` of the page before. */
  readonly cursor?: string;
}

export type Bot = "customer" | "horeca";

/** Gotovo's HTTP API for a café's server. Every method throws `GotovoError`, and nothing else. */
export interface GotovoClient {
  /** Registers a paid order; the answer has all that the site shows after payment. */
  placeOrder(order: PlaceOrderRequest, options?: PostOptions): Promise<PlacedOrderAnswer>;
  getOrder(orderId: string, options?: CallOptions): Promise<OrderView>;
  /** The ways to track an order, as when it was placed: your page can be drawn again from here. */
  getTracking(orderId: string, options?: CallOptions): Promise<Tracking>;
  /** One page, the newest orders first. */
  listOrders(filter?: OrderFilter, options?: CallOptions): Promise<OrderPage>;
  /** All orders, page after page; pages are asked for as they are needed. */
  eachOrder(filter?: OrderFilter, options?: CallOptions): AsyncIterable<OrderView>;
  /** Moves an order; `move_not_allowed` carries the present status in `problem.order`. */
  changeStatus(orderId: string, change: ChangeStatusRequest, options?: MoveOptions): Promise<OrderView>;
  /** Changes what was bought or how it is handed over; absent: unchanged, null: removed. */
  changeOrder(orderId: string, change: ChangeOrderRequest, options?: PostOptions): Promise<OrderView>;
  /** Tells what became of a refund; Gotovo moves no money. */
  tellRefund(orderId: string, refund: TellRefundRequest, options?: PostOptions): Promise<OrderView>;
  issuePairingCode(orderId: string, options?: PostOptions): Promise<PairingCodeView>;
  /** What became of a code: `user_id` is the Telegram id of who entered it, null until then. */
  getPairingCode(code: string, options?: CallOptions): Promise<PairingCodeView>;
  /** Unlinks a user of the site, or a Telegram user, from the café; returns how many pairings there were. */
  endPairings(whose: EndPairingsRequest, options?: CallOptions): Promise<number>;
  /** True when the bot can write to this person. */
  isSubscribed(telegramUserId: number, bot?: Bot, options?: CallOptions): Promise<boolean>;
}

/** Builds the client; it keeps no state but its options. */
export function createGotovoClient(options: GotovoClientOptions): GotovoClient {
  const { newIdempotencyKey = () => crypto.randomUUID() } = options;
  const send = createTransport({
    baseUrl: options.baseUrl,
    apiKey: options.apiKey,
    fetch: options.fetch ?? fetch,
    retryDelays: options.retryDelays ?? [200, 600, 1800],
    timeoutMs: options.timeoutMs ?? 15_000,
    sleep:
      options.sleep ?? ((milliseconds, signal) => delay(milliseconds, undefined, signal ? { signal } : {})),
  });
  const get = (path: string, call: CallOptions = {}) =>
    ({ method: "GET", path, signal: call.signal }) as const;
  const post = (path: string, body: unknown, call: PostOptions = {}) =>
    ({
      method: "POST",
      path,
      body,
      idempotencyKey: call.idempotencyKey ?? newIdempotencyKey(),
      signal: call.signal,
    }) as const;

  const client: GotovoClient = {
    placeOrder: (order, call) => send(post("/v1/orders", order, call), placedOrderAnswer),
    getOrder: async (id, call) => (await send(get(orderPath(id), call), orderAnswer)).order,
    getTracking: async (id, call) => (await send(get(orderPath(id), call), placedOrderAnswer)).tracking,
    listOrders: (filter, call) => send(get(`/v1/orders${queryOf(filter)}`, call), orderPage),
    async *eachOrder(filter, call) {
      let cursor = filter?.cursor;
      do {
        const page = await client.listOrders({ ...filter, ...(cursor ? { cursor } : {}) }, call);
        yield* page.orders;
        cursor = page.next_cursor ?? undefined;
      } while (cursor);
    },
    changeStatus: async (id, change, call) =>
      (
        await send(
          post(`${orderPath(id)}/status${call?.skip ? "?skip=true" : ""}`, change, call),
          orderAnswer,
        )
      ).order,
    changeOrder: async (id, change, call) =>
      (await send({ ...post(orderPath(id), change, call), method: "PATCH" }, orderAnswer)).order,
    tellRefund: async (id, refund, call) =>
      (await send(post(`${orderPath(id)}/refund`, refund, call), orderAnswer)).order,
    issuePairingCode: async (id, call) =>
      (await send(post("/v1/pairing-codes", { order_id: id }, call), pairingCodeAnswer)).pairing_code,
    getPairingCode: async (code, call) =>
      (await send(get(`/v1/pairing-codes/${encodeURIComponent(code)}`, call), pairingCodeAnswer))
        .pairing_code,
    endPairings: async (body, { signal } = {}) =>
      (await send({ method: "DELETE", path: "/v1/pairings", body, signal }, endedPairings)).ended,
    isSubscribed: async (userId, bot = "customer", call = {}) =>
      (await send(get(`/subscribe-status?${bot}_bot&user_id=${userId}`, call), subscribeStatusAnswer)).status,
  };
  return client;
}

function orderPath(orderId: string): string {
  return `/v1/orders/${encodeURIComponent(orderId)}`;
}

function queryOf(filter: OrderFilter = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : "";
}
