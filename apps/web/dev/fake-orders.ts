import type { AvailabilityView, TelegramLink, TrackedOrder } from "@gotovo/contract";

const minute = 60_000;

/** The dialog of an order with one more message: the customer's, or with `from` the café's. */
export function said(
  { dialog }: TrackedOrder,
  message: { text: string; client_id?: string; from?: "venue" },
): NonNullable<TrackedOrder["dialog"]> {
  const { accepts = true, opens_at = null, messages = [] } = dialog ?? {};
  const { text, client_id = null, from = "customer" } = message;
  const id = String(messages.length + 1);
  const at = new Date().toISOString();
  const next = { id, from, client_id, text, at, edited: false, state: "kept" } as const;
  return { accepts, opens_at, messages: [...messages, next] };
}

/** When a café that was asked has to have answered. */
export function soon(): string {
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
    sold_out: null,
    unheard: false,
    cancel_reason: null,
    refund: null,
    customer_may_cancel: true,
    handover: null,
    timeline: { placed: now, in_progress: null, ready: null, finished: null },
    updated_at: now,
    test: false,
    cancel: { may: "cancel", policy: "until_ready", request: null, answer_by: null },
    dialog: { accepts: true, opens_at: null, messages: [] },
    push: { public_key: "BKey" },
    telegram: unlinked("K7FM-Q2XW-9P"),
    ...changes,
  };
}
