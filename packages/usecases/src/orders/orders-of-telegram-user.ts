import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { fromOrders, type OrderRow, orderColumns } from "./order-row.ts";

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
