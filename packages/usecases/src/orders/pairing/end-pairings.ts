import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../../context.ts";
import { appendClosed } from "../../events/dialog-events.ts";
import { isUuid } from "../../ids.ts";
import { publishBuyers, publishOrders } from "../../publish.ts";
import { sellerOf } from "../../seller-of.ts";
import { appendEnded, type PairingEnd } from "./pairing-events.ts";

/** What ended, for the caller to publish and to tell. */
export interface EndedPairings {
  readonly customerIds: readonly string[];
  readonly activeOrderIds: readonly string[];
  /** The chats that had them, each with the café's name. */
  readonly chats: readonly (ChatKey & { readonly cafe: string })[];
  /** Chats of staff that show the conversations which ended with it. */
  readonly staffChats: readonly ChatKey[];
}

interface Paired {
  id: string;
  merchantId: string;
  siteUserId: string | null;
  personId: string;
  cafe: string;
}

/**
 * Ends pairings, in the caller's transaction: the orders stay with the café, without the person. Questions about them are
 * over, and so are conversations with a café that the person is not paired with any more.
 * @param which condition on `customer c`
 */
export async function endPairings(
  deps: Deps,
  tx: Tx,
  which: Prisma.Sql,
  by: PairingEnd,
): Promise<EndedPairings> {
  const paired = await tx.$queryRaw<Paired[]>`
    select c.id, c.merchant_id as "merchantId", c.site_user_id as "siteUserId", c.person_id as "personId", m.name as cafe
    from customer c join merchant m on m.id = c.merchant_id
    where c.person_id is not null and ${which} order by c.id for update of c`;
  const customerIds = paired.map(({ id }) => id);
  const now = deps.clock();
  await tx.$executeRaw`
    update feedback f set ended_at = ${now} from "order" o
    where f.ended_at is null and o.id = f.order_id and o.customer_id = any(${customerIds}::uuid[])`;
  await tx.$executeRaw`
    update customer set person_id = null, paired_at = null where id = any(${customerIds}::uuid[])`;
  const orders = await tx.$queryRaw<{ id: string }[]>`
    select id from "order" where customer_id = any(${customerIds}::uuid[]) and finished_at is null`;
  const chats: (ChatKey & { cafe: string })[] = [];
  const staffChats: ChatKey[] = [];
  for (const { id, merchantId, siteUserId, personId, cafe } of paired) {
    await appendEnded(deps, tx, { merchantId, customerId: id, siteUserId }, by);
    staffChats.push(...(await endDialogs(deps, tx, personId, merchantId)));
    const own = await tx.$queryRaw<ChatKey[]>`
      select bot::text as bot, chat_id as "chatId" from chat
      where bot = 'customer' and person_id = ${personId}::uuid`;
    chats.push(...own.map((chat) => ({ ...chat, cafe })));
  }
  await publishBuyers(deps, tx, { personIds: paired.map(({ personId }) => personId) });
  return { customerIds, activeOrderIds: orders.map(({ id }) => id), chats, staffChats };
}

/**
 * Ends the conversations of a person with a café that they are not paired with any more, part of the caller's
 * transaction: while such a one is closed, staff cannot write there.
 * @returns the chats of staff that show them, for the caller to publish
 */
export async function endDialogs(
  deps: Deps,
  tx: Tx,
  personId: string,
  merchantId: string,
): Promise<ChatKey[]> {
  const closed = await tx.$queryRaw<{ id: string }[]>`
    update dialog d set closed_at = ${deps.clock()}, assignee_id = null, unread = 0, waiting_since = null, auto_answered_at = null
    from venue v
    where v.id = d.venue_id and v.merchant_id = ${sellerOf(merchantId)} and d.person_id = ${personId}::uuid
      and d.closed_at is null and not ${isPairedAt(personId)}
    returning d.id`;
  const ids = closed.map(({ id }) => id);
  await tx.$executeRaw`
    delete from selected_person t using staff s, venue v
    where t.person_id = ${personId}::uuid and s.id = t.staff_id and v.id = s.venue_id
      and v.merchant_id = ${sellerOf(merchantId)} and not ${isPairedAt(personId)}`;
  await tx.$executeRaw`
    update chat set dialog_id = null, dialog_at = null where bot = 'customer' and dialog_id = any(${ids}::uuid[])`;
  await appendClosed(deps, tx, ids, null);
  return tx.$queryRaw<ChatKey[]>`
    select 'horeca' as bot, chat_id as "chatId" from chat where bot = 'horeca' and dialog_id = any(${ids}::uuid[])
    union
    select 'horeca', g.chat_id from venue_group g join dialog d on d.venue_id = g.venue_id
    where d.id = any(${ids}::uuid[]) and d.topic_id is not null and g.paused_at is null`;
}

/** Condition on a venue `v`: a person is paired with its café, live or in test. */
function isPairedAt(personId: string): Prisma.Sql {
  return Prisma.sql`exists (
    select from customer c join merchant m on m.id = c.merchant_id
    where c.person_id = ${personId}::uuid and v.merchant_id in (m.id, m.test_of))`;
}

/** Publishes what ended. Part of the caller's transaction, and its last part. */
export function publishEnded(
  deps: Deps,
  tx: Tx,
  { activeOrderIds, chats, staffChats }: EndedPairings,
): Promise<void> {
  return publishOrders(deps, tx, activeOrderIds, [...chats, ...staffChats]);
}

/**
 * A person says that a café's orders are not theirs: those of the customer who has this order.
 * @throws DomainError `not_found`: not an order of theirs
 */
export async function endPairingOfOrder(
  deps: Deps,
  { personId, orderId }: { readonly personId: string; readonly orderId: string },
): Promise<void> {
  if (!isUuid(orderId)) throw new DomainError("not_found");
  await deps.db.tx(async (tx) => {
    const which = Prisma.sql`c.person_id = ${personId}::uuid
      and c.id = (select customer_id from "order" where id = ${orderId}::uuid)`;
    const ended = await endPairings(deps, tx, which, "customer");
    if (ended.customerIds.length === 0) throw new DomainError("not_found");
    for (const chat of ended.chats)
      await queueMessage(tx, chat, { key: "pairing-ended", args: { cafe: chat.cafe } });
    await publishEnded(deps, tx, ended);
  });
}
