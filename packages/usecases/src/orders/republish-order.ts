import type { Deps } from "../context.ts";
import { publishOrders } from "../publish.ts";

/** Publishes an order as it is: its undo has ended, or its promise has run out, and chats have to show it. */
export async function republishOrder(deps: Deps, orderId: string): Promise<void> {
  await deps.db.tx((tx) => publishOrders(deps, tx, [orderId]));
}
