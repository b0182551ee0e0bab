import { refundShown } from "@gotovo/domain";
import { formatMoney, type Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/** What went back, and what the café says will. */
export function refund(texts: Texts, order: OrderRow): string {
  const shown = refundShown(order, order.refunds);
  if (shown === null || shown.refundAmount === null) return "";
  const { refundState: state, refundAmount } = shown;
  const amount = order.currency === null ? "" : formatMoney(texts.locale, refundAmount, order.currency);
  return texts.html("card-refund", { state, amount });
}

/** What they asked for, and where it is handed over. */
export function wishes(texts: Texts, { note, pickup }: OrderRow): string {
  const table = pickup?.table === undefined ? "" : texts.plain("pickup-table", { table: pickup.table });
  const name = pickup?.name === undefined ? "" : texts.plain("pickup-name", { name: pickup.name });
  const place = [pickup?.place, table, name].filter(Boolean).join(", ");
  return [
    note === null ? "" : texts.html("card-wish", { note }),
    place === "" ? "" : texts.html("card-pickup", { place }),
  ]
    .filter(Boolean)
    .join("\n");
}
