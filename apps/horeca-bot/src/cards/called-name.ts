import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/** Whom staff call when the order is handed over: the name it was ordered for, else the customer's first. */
export function calledName({
  pickup,
  customerName,
}: Pick<OrderRow, "pickup" | "customerName">): string | undefined {
  return pickup?.name ?? customerName?.trim().split(/\s+/)[0];
}
