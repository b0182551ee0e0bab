import type { ChildProcess } from "node:child_process";
import type { Deps } from "@gotovo/usecases/context";
import { placeOrder } from "@gotovo/usecases/orders/place-order";
import { arrival } from "./arrival.ts";
import type { SeededMerchant } from "./seed.ts";

/**
 * Places an order for each of the merchant's paired customers from `first` on, and waits for its card.
 * @param server the Bot API server that the running bot calls
 * @returns ids of the orders
 */
export async function postOrders(
  deps: Deps,
  { merchantId, venueId }: SeededMerchant,
  server: ChildProcess,
  { first, count }: { readonly first: number; readonly count: number },
): Promise<string[]> {
  const orders: string[] = [];
  for (let n = 0; n < count; n++) {
    const arrived = arrival(server, first + n);
    const { order } = await placeOrder(deps, merchantId, {
      orderId: `L-${n}`,
      venueId,
      items: [{ name: "Tea", quantity: 1 }],
      customer: { siteUserId: `site-${first + n}` },
    });
    orders.push(order.id);
    await arrived;
  }
  return orders;
}
