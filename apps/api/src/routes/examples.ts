import type {
  Event,
  OrderView,
  PlacedOrderAnswer,
  PlaceOrderRequest,
  TrackedOrder,
  WebhookDeliveryView,
  WebhookEndpointView,
} from "@gotovo/contract";

// What the documentation shows; a test holds each against its schema.

const horecaId = "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11";

export const placeOrderExample: PlaceOrderRequest = {
  order_id: "A-1042",
  horeca_id: horecaId,
  number: "42",
  items: [{ name: "Cappuccino", quantity: 1, price: 45000, options: { Milk: "Oat" } }],
  total: 45000,
  currency: "RUB",
  note: "No nuts, please",
  pickup: { table: "5", name: "Anna" },
  metadata: { pos_id: "77-3" },
  repeat_url: "https://coffee.example/menu?again=A-1042",
  customer: { site_user_id: "u-17", name: "Anna" },
};

export const orderExample: OrderView = {
  order_id: "A-1042",
  horeca_id: horecaId,
  number: "42",
  status: "placed",
  version: 1,
  allowed_moves: ["in_progress", "canceled_by_cafe", "canceled_by_user"],
  items: placeOrderExample.items ?? null,
  description: null,
  total: 45000,
  currency: "RUB",
  note: placeOrderExample.note ?? null,
  pickup: placeOrderExample.pickup ?? null,
  metadata: { pos_id: "77-3" },
  ready_at: null,
  repeat_url: placeOrderExample.repeat_url ?? null,
  cancel_reason: null,
  cancel_request: null,
  sold_out: null,
  refund: { state: "none", amount: null },
  warnings: [],
  timeline: { placed: "2026-11-20T09:30:00.000Z", in_progress: null, ready: null, finished: null },
  created_at: "2026-11-20T09:30:00.000Z",
  updated_at: "2026-11-20T09:30:00.000Z",
  test: false,
};

export const placedOrderExample: PlacedOrderAnswer = {
  order: orderExample,
  tracking: {
    page_url: "https://gotovo.example/t/Yw3nq0kq1aYBvO2mJm3k9Q",
    owner_url: "https://gotovo.example/t/Yw3nq0kq1aYBvO2mJm3k9Q#uJ5nq8dE0aPz2LrYt7XwQg",
    telegram: {
      state: "unlinked",
      url: "https://t.me/GotovoBot?start=4pT0cJbHq2n8mVwXeR1s7A",
      code: "K7FM-Q2XW-9P",
      expires_at: "2026-11-20T09:40:00.000Z",
    },
  },
};

export const eventExample: Event = {
  id: "ev_0199d1f27c9e7d3ab7a51f0f6f0c9a11",
  type: "order.placed",
  at: "2026-11-20T09:30:00.000Z",
  subject: { type: "order", id: "A-1042" },
  data: { order: orderExample },
  test: false,
};

export const endpointExample: WebhookEndpointView = {
  id: "we_0199d1f27c9e7d3ab7a51f0f6f0c9a11",
  url: "https://coffee.example/hooks/gotovo",
  types: ["order.placed", "order.status_changed", "order.canceled"],
  description: "The till",
  state: "enabled",
  disabled_reason: null,
  failing_since: null,
  created_at: "2026-11-20T09:30:00.000Z",
  updated_at: "2026-11-20T09:30:00.000Z",
};

export const secretExample = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=";

export const deliveryExample: WebhookDeliveryView = {
  event_id: eventExample.id,
  event_type: eventExample.type,
  state: "succeeded",
  next_attempt_at: null,
  created_at: "2026-11-20T09:30:00.000Z",
  attempts: [
    {
      number: 1,
      at: "2026-11-20T09:30:00.100Z",
      duration_ms: 84,
      status: 200,
      failure: null,
      answer: "ok",
    },
  ],
};

export const changeStatusExample = { status: "in_progress", ready_at: "2026-11-20T09:42:00Z" };

export const changeOrderExample = {
  items: [...(placeOrderExample.items ?? []), { name: "Croissant", quantity: 1, price: 18000 }],
  total: 63000,
  note: null,
  metadata: { pos_id: null },
};

export const changedOrderExample: OrderView = {
  ...orderExample,
  version: 2,
  items: changeOrderExample.items,
  total: changeOrderExample.total,
  note: null,
  metadata: {},
  updated_at: "2026-11-20T09:31:00.000Z",
};

export const pairingCodeExample = {
  code: "K7FM-Q2XW-9P",
  order_id: "A-1042",
  user_id: null,
  url: "https://t.me/GotovoBot?start=4pT0cJbHq2n8mVwXeR1s7A",
  expires_at: "2026-11-20T09:40:00.000Z",
};

export const trackedOrderExample: TrackedOrder = {
  merchant_name: "Coffee & Co",
  venue_name: "Coffee & Co, Main street",
  timezone: "Europe/Moscow",
  number: orderExample.number,
  status: orderExample.status,
  version: orderExample.version,
  items: orderExample.items,
  description: orderExample.description,
  total: orderExample.total,
  currency: orderExample.currency,
  note: null,
  pickup: { table: "5" },
  ready_at: orderExample.ready_at,
  held: null,
  sold_out: null,
  unheard: false,
  cancel_reason: orderExample.cancel_reason,
  refund: null,
  customer_may_cancel: true,
  handover: null,
  timeline: orderExample.timeline,
  updated_at: orderExample.updated_at,
  test: orderExample.test,
};

/** The same order as its owner sees it. */
export const ownedOrderExample: TrackedOrder = {
  ...trackedOrderExample,
  note: orderExample.note,
  pickup: orderExample.pickup,
  cancel: { may: "cancel", policy: "until_ready", request: null, answer_by: null },
  push: {
    public_key: "BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM",
  },
  dialog: {
    accepts: true,
    opens_at: null,
    messages: [
      {
        id: "1042",
        from: "customer",
        client_id: "5b1f0c1e-9d0a",
        text: "I am five minutes late, sorry!",
        at: "2026-11-20T09:34:00.000Z",
        edited: false,
        state: "read",
      },
    ],
  },
  telegram: placedOrderExample.tracking.telegram,
};

/** And once they have canceled it. */
export const canceledTrackExample: TrackedOrder = {
  ...ownedOrderExample,
  status: "canceled_by_user",
  version: 2,
  customer_may_cancel: false,
  cancel: { may: null, policy: "until_ready", request: null, answer_by: null },
};
