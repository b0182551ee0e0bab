import { createHash } from "node:crypto";
import { sortedJson } from "@gotovo/domain";
import type { PlaceOrderInput } from "./order-input.ts";

/**
 * What makes a request the same order sent again: where, for whom, what and for how much. A promise that was computed
 * again, a link, metadata or a name's spelling make no other order, nor does the order in which an object's fields are written.
 */
export function hashOrder(input: PlaceOrderInput): string {
  const {
    orderId,
    venueId,
    number,
    status,
    items,
    description,
    total,
    currency,
    note,
    pickup,
    customer = {},
  } = input;
  const { siteUserId, telegramUserId, phone } = customer;
  const identity = { orderId, venueId, number, status, items, description, total, currency, note, pickup };
  return createHash("sha256")
    .update(sortedJson({ ...identity, siteUserId, telegramUserId, phone }) ?? "")
    .digest("base64url");
}
