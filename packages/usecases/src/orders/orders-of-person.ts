import { Prisma } from "@gotovo/db";
import { subjectOf } from "../chats/subject-sql.ts";
import type { Deps } from "../context.ts";
import { fromOrders, type OrderRow, orderColumns } from "./order-row.ts";

/** For how long a cancellation is news to a chat that could not be shown the order before, in milliseconds. */
const newsMs = 24 * 3_600_000;

/** An order as its customer is shown it. */
export interface CustomerOrder extends OrderRow {
  /** What the venue says of its status in its own words, as it was typed; null: nothing but the usual. */
  statusText: string | null;
  /** It is ready, and the venue takes no messages from its customer. */
  dialogBlocked: boolean;
}

const statusText = Prisma.sql`v.status_texts->>(o.status::text) as "statusText"`;

const dialogBlocked = Prisma.sql`(o.status = 'ready' and exists (
  select from dialog d where d.venue_id = o.venue_id and d.person_id = c.person_id
    and d.blocked_at is not null)) as "dialogBlocked"`;

/**
 * What a customer's chat is about, oldest first: the person's active orders at all merchants; the finished ones whose
 * card has not had its last edit; and those the café canceled before the chat could be shown them at all (Telegram was
 * away), for that must be heard. Three index reads, none of which walks through old orders, and one of what is found.
 */
export async function ordersOfChat(
  deps: Pick<Deps, "db" | "clock">,
  chatId: bigint,
): Promise<CustomerOrder[]> {
  const newsSince = new Date(deps.clock().getTime() - newsMs);
  return deps.db.read<CustomerOrder>(Prisma.sql`
    select ${orderColumns}, ${statusText}, ${dialogBlocked} from (
      select a.id, chat.person_id from chat join customer k on k.person_id = chat.person_id
      join "order" a on a.customer_id = k.id and a.finished_at is null
      where chat.bot = 'customer' and chat.chat_id = ${chatId}
      union all
      select a.id, chat.person_id from chat join card on card.bot = 'customer' and card.chat_id = chat.chat_id
      join "order" a on a.id = card.order_id and a.finished_at is not null
      where chat.bot = 'customer' and chat.chat_id = ${chatId} and not card.settled
      union all
      select a.id, chat.person_id from chat join customer k on k.person_id = chat.person_id
      join "order" a on a.customer_id = k.id and a.status = 'canceled_by_cafe' and a.finished_at > ${newsSince}
        and a.finished_at > coalesce(k.paired_at, k.created_at)
      where chat.bot = 'customer' and chat.chat_id = ${chatId}
        and not exists (select from card where card.bot = 'customer' and card.chat_id = chat.chat_id
                          and card.subject = ${Prisma.raw(subjectOf("order", "a.id"))})) mine, ${fromOrders}
    where o.id = mine.id and c.person_id = mine.person_id
    order by o.id`);
}
