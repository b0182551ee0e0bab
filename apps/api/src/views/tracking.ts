import type { Tracking } from "@gotovo/contract";
import { isActive } from "@gotovo/domain";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { ownerKeyOf } from "@gotovo/usecases/orders/owner-key";
import { renewPairingCode } from "@gotovo/usecases/orders/pairing/issue-code";
import { type TelegramState, telegramStateOf } from "@gotovo/usecases/orders/pairing/link-of-order";
import type { ApiContext } from "../context.ts";
import { viewTelegramLink } from "./telegram-link.ts";

/** The addresses of an order's page: the one that may be shared, and its owner's. */
export function viewPages(
  { deps, publicUrl }: Pick<ApiContext, "deps" | "publicUrl">,
  order: Pick<OrderRow, "id" | "trackToken">,
): Pick<Tracking, "page_url" | "owner_url"> {
  const page_url = `${publicUrl}/t/${order.trackToken}`;
  return { page_url, owner_url: `${page_url}#${ownerKeyOf(deps.keyring, order.id)}` };
}

/**
 * How a customer follows an order: the page, and Telegram. `known` is how things stand with Telegram, if the caller
 * knows; an order asked for again long after gets a fresh code.
 */
export async function viewTracking(
  api: ApiContext,
  order: OrderRow,
  known: TelegramState | null = null,
): Promise<Tracking> {
  let link = known ?? (await telegramStateOf(api.deps, order.id));
  if (link.state === "unlinked" && !link.pairing && isActive(order.status)) {
    await renewPairingCode(api.deps, order.id);
    link = await telegramStateOf(api.deps, order.id);
  }
  return {
    ...viewPages(api, order),
    telegram: await viewTelegramLink(api, link),
  };
}
