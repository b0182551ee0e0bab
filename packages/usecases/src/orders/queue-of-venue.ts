import { Prisma } from "@gotovo/db";
import { undoWindowMs } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { fromOrders, type OrderRow, orderColumns } from "./order-row.ts";

/**
 * What a staff chat is about: the paid, unfinished orders of the venue, oldest promise first, and those of `shownIds`
 * finished less than the undo window ago.
 */
export async function queueOfVenue(
  deps: Pick<Deps, "db" | "clock">,
  venueId: string,
  shownIds: readonly string[],
): Promise<OrderRow[]> {
  const undoSince = new Date(deps.clock().getTime() - undoWindowMs);
  return deps.db.prisma.$queryRaw<OrderRow[]>`
    select ${orderColumns} from ${fromOrders}
    where o.venue_id = ${venueId}::uuid and o.finished_at is null and o.status <> 'payment_process'
    union all
    select ${orderColumns} from ${fromOrders}
    where o.venue_id = ${venueId}::uuid and o.id = any(${[...shownIds]}::uuid[]) and o.finished_at > ${undoSince}
    order by "promisedAt" nulls last, "placedAt", id`;
}

/** The orders of the venues where this Telegram person is staff of this merchant; newest first. */
export async function ordersOfStaff(
  deps: Pick<Deps, "db">,
  merchantId: string,
  telegramUserId: number,
  active: boolean,
): Promise<OrderRow[]> {
  return deps.db.prisma.$queryRaw<OrderRow[]>`
    select ${orderColumns} from ${fromOrders}
    where o.merchant_id = ${merchantId}::uuid and o.venue_id in (
        select s.venue_id from staff s join person sp on sp.id = s.person_id
        where sp.telegram_user_id = ${BigInt(telegramUserId)} and s.removed_at is null)
      ${active ? Prisma.sql`and o.finished_at is null` : Prisma.empty}
    order by o.id desc limit 200`;
}
