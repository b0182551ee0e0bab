import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { fromOrders, type OrderRow, orderColumns } from "./order-row.ts";

/**
 * What a customer's chat is about: the person's active orders at all merchants, and the finished ones whose card has
 * not had its last edit; oldest first. Two index reads, neither of which walks through old orders.
 */
export async function ordersOfChat(deps: Pick<Deps, "db">, chatId: bigint): Promise<OrderRow[]> {
  return deps.db.read<OrderRow>(Prisma.sql`
    select ${orderColumns} from chat, ${fromOrders}
    where chat.bot = 'customer' and chat.chat_id = ${chatId}
      and c.person_id = chat.person_id and o.finished_at is null
    union all
    select ${orderColumns} from chat, card, ${fromOrders}
    where chat.bot = 'customer' and chat.chat_id = ${chatId}
      and card.bot = 'customer' and card.chat_id = chat.chat_id and not card.settled
      and o.id = card.order_id and c.person_id = chat.person_id and o.finished_at is not null
    order by id`);
}

/** True when the person has an order that is not finished. */
export async function hasActiveOrders(deps: Pick<Deps, "db">, personId: string): Promise<boolean> {
  const rows = await deps.db.read<unknown>(Prisma.sql`
    select 1 from "order" o join customer c on c.id = o.customer_id
    where c.person_id = ${personId}::uuid and o.finished_at is null limit 1`);
  return rows.length > 0;
}

/** A Telegram person's orders at one merchant, finished ones too unless `active`; newest first, at most 200. */
export async function ordersOfTelegramUser(
  deps: Pick<Deps, "db">,
  merchantId: string,
  telegramUserId: number,
  active: boolean,
): Promise<OrderRow[]> {
  return deps.db.read<OrderRow>(Prisma.sql`
    select ${orderColumns} from ${fromOrders}
    where p.telegram_user_id = ${BigInt(telegramUserId)} and o.merchant_id = ${merchantId}::uuid
      ${active ? Prisma.sql`and o.finished_at is null` : Prisma.empty}
    order by o.id desc limit 200`);
}
