import type { Deps, Tx } from "../../context.ts";
import { appendEvent } from "../../events/append-event.ts";

/** The café's customer whose pairing came to be or ended. */
export interface PairedCustomer {
  readonly merchantId: string;
  readonly customerId: string;
  readonly siteUserId: string | null;
}

/** Why a pairing ended: by the person in their chat or account, by the café's server, or because another Telegram has it. */
export type PairingEnd = "customer" | "merchant" | "moved" | "erased";

/**
 * Writes into the merchant's log that a customer is paired, in the caller's transaction. Who the person is in Telegram is
 * not part of it: the log is kept after somebody was erased.
 */
export async function appendCompleted(
  deps: Deps,
  tx: Tx,
  customer: PairedCustomer,
  orderId: string,
): Promise<void> {
  await append(deps, tx, "pairing.completed", customer, "subscribed", { order_id: orderId });
}

/** The same for a pairing that ended. */
export async function appendEnded(
  deps: Deps,
  tx: Tx,
  customer: PairedCustomer,
  by: PairingEnd,
): Promise<void> {
  await append(deps, tx, "pairing.ended", customer, "unlinked", { by });
}

async function append(
  deps: Deps,
  tx: Tx,
  type: "pairing.completed" | "pairing.ended",
  { merchantId, customerId, siteUserId }: PairedCustomer,
  state: "subscribed" | "unlinked",
  what: object,
): Promise<void> {
  await appendEvent(deps, tx, {
    merchantId,
    type,
    subject: { type: "customer", id: siteUserId ?? customerId },
    data: { customer: { site_user_id: siteUserId, state }, ...what },
    at: deps.clock(),
  });
}
