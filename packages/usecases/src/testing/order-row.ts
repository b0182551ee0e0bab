import type { OrderRow } from "../orders/order-row.ts";

/** The moment of the tests: 13:00 at the venue. */
export const now = new Date("2026-05-01T10:00:00Z");

/** That many minutes from `now`. */
export function minutes(count: number): Date {
  return new Date(now.getTime() + count * 60_000);
}

/** The time of a venue in Moscow that never closes. */
const alwaysOpen = {
  timezone: "Europe/Moscow",
  openingHours: null,
  specialHours: [],
  pausedAt: null,
  pausedUntil: null,
} as const;

/** An order placed five minutes ago, with whatever is different. */
export function anOrder(different: Partial<OrderRow> = {}): OrderRow {
  return {
    id: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
    merchantId: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a12",
    venueId: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a13",
    customerId: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a14",
    test: false,
    externalId: "A-1042",
    number: "42",
    status: "placed",
    version: 1,
    previousStatus: null,
    items: [{ name: "Капучино", quantity: 1 }],
    description: null,
    total: null,
    currency: null,
    note: null,
    pickup: null,
    metadata: {},
    unseen: null,
    soldOut: null,
    reachable: null,
    stopList: [],
    ticks: [],
    handoverCode: null,
    arrivedAt: null,
    waitedSince: null,
    waitStep: 0,
    reminded: 0,
    unfetchedAskedAt: null,
    unfetchedAnsweredAt: null,
    cancelAskedAt: null,
    cancelDeclinedAt: null,
    refundState: "none",
    refundAmount: null,
    refundDueAt: null,
    cancelReason: null,
    promisedAt: null,
    placedAt: minutes(-5),
    startedAt: null,
    readyAt: null,
    finishedAt: null,
    repeatUrl: null,
    lateAlertedAt: null,
    trackToken: "",
    requestHash: "",
    createdAt: minutes(-5),
    updatedAt: minutes(-5),
    venueName: "Зерно",
    ...alwaysOpen,
    pauseReason: null,
    quote: null,
    heldUntil: null,
    customerCancel: "until_ready",
    prepMinutes: null,
    busyMinutes: 0,
    lateAlertMinutes: 2,
    venueAddress: null,
    pickupInstructions: null,
    firstReminderMinutes: 5,
    secondReminderMinutes: 15,
    unfetchedMinutes: 30,
    refunds: false,
    refundHours: 24,
    cancelAskMinutes: 5,
    merchantName: "Зерно",
    personId: null,
    telegramUserId: null,
    customerName: null,
    ...different,
  };
}
