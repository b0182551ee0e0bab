import { requestRepost } from "@gotovo/usecases/chats/card-views";
import type { Deps } from "@gotovo/usecases/context";
import { hasActiveOrders } from "@gotovo/usecases/orders/has-active-orders";
import { Composer } from "grammy";
import type { CustomerContext } from "../../context.ts";

/** `/orders`: all active orders again, at the bottom of the chat. */
export function orders(deps: Deps): Composer<CustomerContext> {
  const composer = new Composer<CustomerContext>();
  composer.command("orders", (ctx) => showOrders(deps, ctx));
  return composer;
}

/** All active orders, or that there are none. */
export async function showOrders(deps: Deps, { conversation }: CustomerContext): Promise<void> {
  const { chat, say } = conversation;
  if (!(await hasActiveOrders(deps, chat.person.id))) return say({ key: "orders-none" });
  await requestRepost(deps, chat);
}
