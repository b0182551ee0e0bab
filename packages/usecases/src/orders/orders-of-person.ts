import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { fromOrders, type OrderRow, orderColumns } from "./order-row.ts";

/**
 * What a customer's chat is about: the person's active orders at all merchants, oldest first, and those of `shownIds`
 * that are theirs (finished ones whose card has not had its last edit).
 */
export async function ordersOfPerson(
  deps: Pick<Deps, "db">,
  personId: string,
  shownIds: readonly string[],
): Promise<OrderRow[]> {
  return deps.db.prisma.$queryRaw<OrderRow[]>`
    select ${orderColumns} from ${fromOrders}
    where c.person_id = ${personId}::uuid and (o.finished_at is null or o.id = any(${[...shownIds]}::uuid[]))
    order by o.id`;
}

/** The same within one merchant, finished ones too unless `active`; newest first, for the compatibility path. */
export async function ordersOfTelegramUser(
  deps: Pick<Deps, "db">,
  merchantId: string,
  telegramUserId: number,
  active: boolean,
): Promise<OrderRow[]> {
  return deps.db.prisma.$queryRaw<OrderRow[]>`
    select ${orderColumns} from ${fromOrders}
    where p.telegram_user_id = ${BigInt(telegramUserId)} and o.merchant_id = ${merchantId}::uuid
      ${active ? Prisma.sql`and o.finished_at is null` : Prisma.empty}
    order by o.id desc limit 200`;
}
