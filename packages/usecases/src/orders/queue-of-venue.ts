import { Prisma } from "@gotovo/db";
import { type QueueShape, undoWindowMs } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { isPaid } from "../shown-to.ts";
import { fromOrders, type OrderRow, orderColumns } from "./order-row.ts";

/**
 * What a staff chat is about: the paid, unfinished orders of the venue whose queue it shows, in the
 * order of their promises, and those on its cards that were finished less than the undo window ago. An order without a
 * promise stands where it would if it had been promised at once. Whether the person (still) works there is the
 * caller's to check.
 * @param shape in a list, every order that was finished so short ago stands
 */
export async function queueOfChat(
  deps: Pick<Deps, "db" | "clock">,
  chatId: bigint,
  shape: QueueShape,
): Promise<OrderRow[]> {
  const undoSince = new Date(deps.clock().getTime() - undoWindowMs);
  const finished =
    shape === "list"
      ? Prisma.sql`
    select ${orderColumns} from chat, ${fromOrders}
    where chat.bot = 'horeca' and chat.chat_id = ${chatId} and o.venue_id = chat.venue_id
      and o.finished_at > ${undoSince} and o.placed_at is not null`
      : Prisma.sql`
    select ${orderColumns} from chat, card, ${fromOrders}
    where chat.bot = 'horeca' and chat.chat_id = ${chatId}
      and card.bot = 'horeca' and card.chat_id = chat.chat_id and not card.settled
      and o.id = card.order_id and o.venue_id = chat.venue_id and o.finished_at > ${undoSince}`;
  return deps.db.read<OrderRow>(Prisma.sql`
    select * from (
    select ${orderColumns} from chat, ${fromOrders}
    where chat.bot = 'horeca' and chat.chat_id = ${chatId}
      and o.venue_id = chat.venue_id and o.finished_at is null and ${isPaid}
    union all ${finished}) q
    order by coalesce("promisedAt", "placedAt"), "placedAt", id`);
}

/** The orders of the venues where this Telegram person is staff of this merchant; newest first. */
export async function ordersOfStaff(
  deps: Pick<Deps, "db">,
  merchantId: string,
  telegramUserId: number,
  active: boolean,
): Promise<OrderRow[]> {
  return deps.db.read<OrderRow>(Prisma.sql`
    select ${orderColumns} from ${fromOrders}
    where o.merchant_id = ${merchantId}::uuid and o.venue_id in (
        select s.venue_id from staff s join person sp on sp.id = s.person_id
        where sp.telegram_user_id = ${BigInt(telegramUserId)} and s.removed_at is null)
      ${active ? Prisma.sql`and o.finished_at is null` : Prisma.empty}
    order by o.id desc limit 200`);
}
