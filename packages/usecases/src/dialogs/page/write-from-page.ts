import { DomainError, pageMessagePolicy } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { newId } from "../../ids.ts";
import type { OrderRow } from "../../orders/order-row.ts";
import { countUse } from "../../take-attempt.ts";
import { receiveMessage } from "../receive-message.ts";

export interface PageMessage {
  /** As the page names it: what comes again is kept once. */
  readonly clientId: string;
  readonly text: string;
}

type WrittenAbout = Pick<OrderRow, "id" | "venueId" | "venueName" | "customerId" | "customerName" | "number">;

/**
 * Takes what the holder of an order's own link writes on its page: a message of a dialog that is that order's alone, for a
 * link proves no more than the one order. Staff have it and answer it as any other.
 * @throws DomainError `recipient_unreachable` (the venue takes no messages from them, here or in Telegram),
 * `too_many_attempts`
 */
export async function writeFromPage(
  deps: Deps,
  order: WrittenAbout,
  { clientId, text }: PageMessage,
): Promise<void> {
  const guestId = await deps.db.sqlTx(async (tx) => {
    if (await isBlocked(tx, order))
      throw new DomainError("recipient_unreachable", { venue: order.venueName });
    return ensureGuest(deps, tx, order);
  });
  if (await isKnown(deps, guestId, clientId)) return;
  const counter = { scope: `page-message:order:${order.id}`, policy: pageMessagePolicy };
  await deps.db.tx((tx) => countUse(deps, tx, [counter]));
  const { refused } = await receiveMessage(deps, {
    personId: guestId,
    venueId: order.venueId,
    orderId: order.id,
    content: { kind: "text", text, entities: [] },
    album: null,
    replyToId: null,
    source: null,
    clientId,
  });
  if (refused) throw new DomainError("recipient_unreachable", { venue: order.venueName });
}

/** Whom a venue has blocked in Telegram, or on the page of another order of theirs, is blocked on this page too. */
async function isBlocked(tx: Tx, { id, venueId, customerId }: WrittenAbout): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from dialog d join person p on p.id = d.person_id
    where d.venue_id = ${venueId}::uuid and d.blocked_at is not null
      and (p.guest_of = ${id}::uuid
        or p.id = (select person_id from customer where id = ${customerId}::uuid)
        or p.guest_of in (select id from "order" where customer_id = ${customerId}::uuid))
    limit 1`;
  return rows.length > 0;
}

/** Whoever writes on the page of this order, known by its number until a name is. */
async function ensureGuest(deps: Deps, tx: Tx, { id, customerName, number }: WrittenAbout): Promise<string> {
  const name = customerName?.trim() || `#${number}`;
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into person (id, guest_of, name) values (${newId(deps)}::uuid, ${id}::uuid, ${name})
    on conflict (guest_of) do update set name = excluded.name
    returning id`;
  return (rows[0] as { id: string }).id;
}

async function isKnown(deps: Pick<Deps, "db">, guestId: string, clientId: string): Promise<boolean> {
  const rows = await deps.db.prisma.$queryRaw<unknown[]>`
    select 1 from dialog_message m join dialog d on d.id = m.dialog_id
    where d.person_id = ${guestId}::uuid and m.client_id = ${clientId}`;
  return rows.length > 0;
}
