import type { RequestOptions, WriteOptions } from "../options.ts";
import { type Paged, paged } from "../pages.ts";
import type { Transport } from "../transport.ts";
import type {
  ChangeOrderRequest,
  ChangeStatusRequest,
  Order,
  OrderPage,
  OrderStatus,
  PlacedOrder,
  PlaceOrderRequest,
  TellRefundRequest,
} from "../wire.ts";

export interface OrderFilter {
  /** True: only unfinished orders; false: only finished ones. */
  readonly active?: boolean;
  readonly horeca_id?: string;
  readonly status?: OrderStatus | readonly OrderStatus[];
  /** Only orders that changed since, the newest change last. */
  readonly updated_since?: string | Date;
  /** Orders a page, 1 to 100. */
  readonly limit?: number;
  /** `next_cursor` of the page before. */
  readonly cursor?: string;
}

export interface OrderMove extends ChangeStatusRequest {
  /** Walks forward through the stages in between, as one change. */
  readonly skip?: boolean;
}

/** `gotovo.orders`. */
export interface Orders {
  /** Registers a paid order; the answer has all that the site shows after payment. */
  place(order: PlaceOrderRequest, options?: WriteOptions): Promise<PlacedOrder>;
  /** The order as it is now, and the ways to track it. */
  get(orderId: string, options?: RequestOptions): Promise<PlacedOrder>;
  /** The newest first, or with `updated_since` what changed. */
  list(filter?: OrderFilter, options?: RequestOptions): Paged<OrderPage, Order>;
  /** What was bought, its total, note, pickup, metadata, promise: absent stays as it is, null is removed. */
  update(orderId: string, change: ChangeOrderRequest, options?: WriteOptions): Promise<Order>;
  /** To another status. A refusal carries the order as it is in `error.problem.order`. */
  move(orderId: string, change: OrderMove, options?: WriteOptions): Promise<Order>;
  /** By the café, unless `status` says that the customer asked for it. */
  cancel(orderId: string, change?: Partial<ChangeStatusRequest>, options?: WriteOptions): Promise<Order>;
  /** Tells what became of a refund; Gotovo moves no money. */
  refund(orderId: string, refund: TellRefundRequest, options?: WriteOptions): Promise<Order>;
}

interface Answer {
  readonly order: Order;
}

export function createOrders(transport: Transport): Orders {
  const { send } = transport;
  const orders: Orders = {
    place: (body, options) => send({ method: "POST", path: "/v1/orders", body, ...options }),
    get: (id, options) => send({ method: "GET", path: pathOf(id), ...options }),
    list: (filter, options) =>
      paged(
        transport,
        { path: "/v1/orders", cursor: "cursor", filter, options },
        (page: OrderPage) => page.orders,
      ),
    update: async (id, body, options) =>
      (await send<Answer>({ method: "PATCH", path: pathOf(id), body, ...options })).order,
    async move(id, { skip, ...body }, options) {
      const call = { method: "POST", path: `${pathOf(id)}/status`, query: { skip }, body } as const;
      return (await send<Answer>({ ...call, ...options })).order;
    },
    refund: async (id, body, options) =>
      (await send<Answer>({ method: "POST", path: `${pathOf(id)}/refund`, body, ...options })).order,
    cancel: (id, change, options) => orders.move(id, { status: "canceled_by_cafe", ...change }, options),
  };
  return orders;
}

function pathOf(orderId: string): string {
  return `/v1/orders/${encodeURIComponent(orderId)}`;
}
