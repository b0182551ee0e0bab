import { hasReached, isCanceledUnheard } from "@gotovo/domain";
import type { Texts } from "@gotovo/telegram";
import type { CustomerOrder } from "@gotovo/usecases/orders/orders-of-person";

/** That nobody has taken the order, or that the café sees it by now; empty unless its customer was told. */
export function unheardText(texts: Texts, order: CustomerOrder, mayCancel: boolean): string {
  if (order.status !== "placed" || !hasReached(order, "customer")) return "";
  const state = order.heardAt !== null ? "heard" : order.staffReminded ? "reminded" : "untold";
  return texts.html("card-unheard", { state, mayCancel: mayCancel ? "yes" : "no" });
}

/** How an order ended; empty unless it was because nobody took it. */
export function unheardEnd(texts: Texts, order: CustomerOrder): string {
  return isCanceledUnheard(order) ? texts.html("card-canceled-unheard") : "";
}
