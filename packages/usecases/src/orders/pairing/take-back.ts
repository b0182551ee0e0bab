import { DomainError } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../../context.ts";
import { newId } from "../../ids.ts";
import { publishBuyers, publishOrders } from "../../publish.ts";
import { ensureBareCustomer } from "../ensure-buyer.ts";
import { endDialogs } from "./end-pairings.ts";
import { appendCompleted, appendEnded } from "./pairing-events.ts";

/** For so long a chat that lost its orders to another Telegram can have them back. */
const objectionMs = 24 * 3_600_000;

/** That a pairing went from one person to another: of a site's user, else of one order. */
export interface PairingMove {
  readonly merchantId: string;
  /** Null for a guest, of whom the order alone has moved. */
  readonly siteCustomerId: string | null;
  readonly orderId: string;
  readonly formerPersonId: string;
  readonly newPersonId: string;
}

/** Remembers it for as long as it can be objected to, in the caller's transaction. */
export async function recordMove(deps: Deps, tx: Tx, move: PairingMove): Promise<void> {
  const { merchantId, siteCustomerId, orderId, formerPersonId, newPersonId } = move;
  await tx.$executeRaw`
    insert into pairing_move (id, merchant_id, site_customer_id, order_id, former_person_id, new_person_id, moved_at)
    values (${newId(deps)}::uuid, ${merchantId}::uuid, ${siteCustomerId}::uuid, ${orderId}::uuid,
      ${formerPersonId}::uuid, ${newPersonId}::uuid, ${deps.clock()})`;
}

interface Objection {
  merchantId: string;
  siteCustomerId: string | null;
  orderId: string;
  movedAt: Date;
  externalId: string;
  number: string;
  venue: string;
  siteUserId: string | null;
  /** Who has it now: whoever it was passed on to meanwhile. */
  holderId: string | null;
}

/**
 * "It was not me": what another Telegram has taken from this person's chat in the last 24 hours comes back, whoever has it
 * by now, and that Telegram is told. Codes that are still open for it are worth nothing any more, and who had it in between
 * cannot object in turn.
 * @throws DomainError `not_found`: nothing can be taken back (any more)
 */
export async function takeBack(deps: Deps, personId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const since = new Date(deps.clock().getTime() - objectionMs);
    const objections = await tx.$queryRaw<Objection[]>`
      select x.merchant_id as "merchantId", x.site_customer_id as "siteCustomerId", x.order_id as "orderId",
        x.moved_at as "movedAt", o.external_id as "externalId", o.number, v.name as venue,
        c.site_user_id as "siteUserId", c.person_id as "holderId"
      from pairing_move x join "order" o on o.id = x.order_id join venue v on v.id = o.venue_id
      join customer c on c.id = o.customer_id
      where x.former_person_id = ${personId}::uuid and x.moved_at > ${since}
      order by x.moved_at for update of x, c`;
    const seen = new Set<string>();
    const returned: string[] = [];
    const told: ChatKey[] = [];
    const holders = new Set([personId]);
    for (const objection of objections) {
      const { merchantId, siteUserId, siteCustomerId, orderId, externalId, holderId } = objection;
      // Taken twice in a day, it comes back once: with the first objection.
      const what = siteCustomerId ?? orderId;
      if (seen.has(what)) continue;
      seen.add(what);
      await forgetMoves(tx, objection);
      if (holderId === personId) continue;
      const customerId = await giveBack(deps, tx, objection, personId);
      returned.push(customerId);
      const customer = { merchantId, customerId, siteUserId };
      if (siteUserId !== null && holderId !== null) await appendEnded(deps, tx, customer, "moved");
      await appendCompleted(deps, tx, customer, externalId);
      if (holderId === null) continue;
      holders.add(holderId);
      told.push(...(await tellHolder(tx, holderId, objection)));
      told.push(...(await endDialogs(deps, tx, holderId, merchantId)));
    }
    if (returned.length === 0) throw new DomainError("not_found");
    const orders = await tx.$queryRaw<{ id: string }[]>`
      select id from "order" where customer_id = any(${returned}::uuid[]) and finished_at is null`;
    const orderIds = orders.map(({ id }) => id);
    await publishBuyers(deps, tx, { personIds: [...holders] });
    await publishOrders(deps, tx, orderIds, told);
  });
}

/** This move and those after it: who had it before this person can still object. */
async function forgetMoves(tx: Tx, { siteCustomerId, orderId, movedAt }: Objection): Promise<void> {
  await tx.$executeRaw`
    delete from pairing_move where moved_at >= ${movedAt}
      and case when ${siteCustomerId}::uuid is null then order_id = ${orderId}::uuid and site_customer_id is null
        else site_customer_id = ${siteCustomerId}::uuid end`;
}

/** @returns the row that is the person's again */
async function giveBack(
  deps: Deps,
  tx: Tx,
  { siteCustomerId, merchantId, orderId }: Objection,
  personId: string,
): Promise<string> {
  const now = deps.clock();
  if (siteCustomerId !== null) {
    await tx.$executeRaw`
      update customer set person_id = ${personId}::uuid, paired_at = ${now} where id = ${siteCustomerId}::uuid`;
    await tx.$executeRaw`
      update pairing_code set expires_at = ${now}
      where customer_id = ${siteCustomerId}::uuid and redeemed_at is null and expires_at > ${now}`;
    return siteCustomerId;
  }
  const bare = await ensureBareCustomer(deps, tx, merchantId, personId);
  await tx.$executeRaw`update "order" set customer_id = ${bare}::uuid where id = ${orderId}::uuid`;
  await tx.$executeRaw`
    update pairing_code set customer_id = ${bare}::uuid, expires_at = least(expires_at, ${now})
    where order_id = ${orderId}::uuid`;
  return bare;
}

async function tellHolder(tx: Tx, holderId: string, { number, venue }: Objection): Promise<ChatKey[]> {
  const chats = await tx.$queryRaw<ChatKey[]>`
    select bot::text as bot, chat_id as "chatId" from chat
    where bot = 'customer' and person_id = ${holderId}::uuid`;
  for (const chat of chats)
    await queueMessage(tx, chat, { key: "pairing-taken-back", args: { number, venue } });
  return chats;
}
