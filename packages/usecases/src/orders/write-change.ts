import { Prisma } from "@gotovo/db";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { eventInsert, type NewEvent } from "../events/append-event.ts";
import { chatKey, type StoredChatKey } from "../publish.ts";
import { chatsShowing } from "../shown-to.ts";
import type { OrderRow } from "./order-row.ts";
import { storedJson } from "./stored-details.ts";

interface Written {
  changed: number;
  chats: StoredChatKey[];
}

/**
 * Writes a change and its events if the order is still as it was read, and tells which chats have to show it; null
 * when something came first. The customer is locked against being paired meanwhile: whoever pairs after us sees the
 * change, and whoever paired before us is told of it. An erasure makes no new version, but what it takes out of an order
 * must not come back with what was read before; nor does somebody who sees an order, which must not be canceled then.
 * @param assignments of `update "order" set …`, beside the version
 */
export async function writeChange(
  deps: Deps,
  tx: Tx,
  order: OrderRow,
  assignments: Prisma.Sql,
  events: readonly NewEvent[],
): Promise<ChatKey[] | null> {
  const rows = await tx.$queryRaw<Written[]>`
    with buyer as (select id, person_id from customer where id = ${order.customerId}::uuid for key share),
    changed as (
      update "order" o set version = ${order.version + 1}, ${assignments}
      from buyer
      where o.id = ${order.id}::uuid and o.version = ${order.version} and o.customer_id = buyer.id
        and o.note is not distinct from ${order.note} and o.pickup is not distinct from ${storedJson(order.pickup)}::jsonb
        and o.heard_at is not distinct from ${order.heardAt}::timestamptz
      returning o.id, o.version, o.status, o.venue_id, buyer.person_id),
    event as (${eventInsert(deps, events, Prisma.sql`changed`)}),
    shown as (${chatsShowing(Prisma.sql`changed`)})
    select (select count(*)::int from changed) as changed,
      (select coalesce(json_agg(json_build_object('bot', bot, 'chatId', chat_id::text)), '[]') from shown) as chats`;
  const { changed, chats } = rows[0] as Written;
  return changed === 0 ? null : chats.map(chatKey);
}
