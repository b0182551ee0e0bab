import { DomainError, pageMessagePolicy } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { newId } from "../../ids.ts";
import type { OrderRow } from "../../orders/order-row.ts";
import { countUse } from "../../take-attempt.ts";
import { receiveMessage } from "../receive-message.ts";
import { pageBlock } from "./page-block.ts";

export interface PageMessage {
  /** As the page names it: what comes again is kept once. */
  readonly clientId: string;
  readonly text: string;
}

type WrittenAbout = Pick<OrderRow, "id" | "venueId" | "venueName" | "customerId">;

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
    if ((await tx.$queryRaw<unknown[]>(pageBlock(order))).length > 0)
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

/**
 * Whoever writes on the page of this order, known by the name that the café gave, else by its number: that of a Telegram
 * account would stay here when the account is paired no more.
 */
async function ensureGuest(deps: Deps, tx: Tx, { id }: WrittenAbout): Promise<string> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into person (id, guest_of, name)
    select ${newId(deps)}::uuid, o.id, coalesce(nullif(trim(c.name), ''), '#' || o.number)
    from "order" o join customer c on c.id = o.customer_id where o.id = ${id}::uuid
    on conflict (guest_of) do update set name = excluded.name
    returning id`;
  if (!rows[0]) throw new DomainError("not_found");
  return rows[0].id;
}

async function isKnown(deps: Pick<Deps, "db">, guestId: string, clientId: string): Promise<boolean> {
  const rows = await deps.db.prisma.$queryRaw<unknown[]>`
    select 1 from dialog_message m join dialog d on d.id = m.dialog_id
    where d.person_id = ${guestId}::uuid and m.client_id = ${clientId}`;
  return rows.length > 0;
}
