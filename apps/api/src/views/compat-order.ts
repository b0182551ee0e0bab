import type { CompatOrder } from "@gotovo/contract";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/** What `/client/…` of docs/documents/customer-bot.md adds to an order about whoever asked. */
export interface CompatAsker {
  readonly botSubscribing: boolean;
  readonly telegramHorecaId: number | null;
}

/** An order in the shape of `/client/…`. The code that was entered is never told. */
export function viewCompatOrder(row: OrderRow, asker: CompatAsker): CompatOrder {
  return {
    id: row.id,
    telegram_user_id: row.telegramUserId === null ? null : Number(row.telegramUserId),
    enter_key: null,
    order_id: row.externalId,
    status: row.status,
    bot_subscribing: asker.botSubscribing,
    telegram_horeca_id: asker.telegramHorecaId,
    horeca_id: row.venueId,
    order_description: (row.description ?? row.items) as CompatOrder["order_description"],
  };
}
