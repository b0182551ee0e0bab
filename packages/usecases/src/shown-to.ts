import { Prisma } from "@gotovo/db";
import type { ChatKey, Tx } from "./context.ts";

/** Condition on `o`: the order is paid. A venue does not know of an order that is not. */
export const isPaid = Prisma.sql`o.status <> 'payment_process'`;

/**
 * The chats that show orders, as a subquery: those of the customers, and those of the venues' staff. A blocked chat is
 * among them: it may be coming back at this very moment.
 * @param orders a relation with `person_id`, `venue_id` and `status`
 */
export function chatsShowing(orders: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select chat.bot, chat.chat_id, chat.blocked_at from chat join ${orders} o on chat.person_id = o.person_id
    where chat.bot = 'customer'
    union all
    select chat.bot, chat.chat_id, chat.blocked_at from chat join ${orders} o on chat.venue_id = o.venue_id
    where chat.bot = 'horeca' and ${isPaid}`;
}

/** The chats of a venue's staff that show it. */
export async function chatsShowingVenue(tx: Tx, venueId: string): Promise<ChatKey[]> {
  return tx.$queryRaw<ChatKey[]>`
    select bot::text as bot, chat_id as "chatId" from chat
    where bot = 'horeca' and venue_id = ${venueId}::uuid`;
}
