import { DomainError, tap } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../../context.ts";
import { publishBuyers, publishOrders } from "../../publish.ts";
import { clearFailures } from "../../take-attempt.ts";
import { ensureBareCustomer } from "../ensure-buyer.ts";
import { endDialogs } from "./end-pairings.ts";
import { personScope } from "./guesser.ts";
import { appendCompleted, appendEnded } from "./pairing-events.ts";
import { recordMove } from "./take-back.ts";

interface Redeemed {
  merchantId: string;
  orderId: string;
  customerId: string;
}

/**
 * Binds a person to the customer of a pairing code, once: a single atomic update decides who was first. All active
 * orders of that customer come into the person's chat; a chat that had them before is told.
 * @throws DomainError `code_invalid` when it is used, expired or unknown
 */
export async function redeemCode(
  deps: Deps,
  person: { readonly id: string; readonly telegramUserId: bigint },
  pairingId: string,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    const now = deps.clock();
    const rows = await tx.$queryRaw<Redeemed[]>`
      update pairing_code set redeemed_at = ${now}, redeemed_by = ${person.telegramUserId}
      where id = ${pairingId}::uuid and redeemed_at is null and expires_at > ${now}
      returning merchant_id as "merchantId", order_id as "orderId", customer_id as "customerId"`;
    const redeemed = rows[0];
    if (!redeemed) throw new DomainError("code_invalid");
    await clearFailures(tx, personScope(person.telegramUserId));
    const former = await bindCustomer(deps, tx, person.id, redeemed, now);
    const orders = await tx.$queryRaw<{ id: string }[]>`
      select o.id from "order" o join customer c on c.id = o.customer_id
      where c.person_id = ${person.id}::uuid and c.merchant_id = ${redeemed.merchantId}::uuid
        and o.finished_at is null`;
    await publishOrders(deps, tx, [redeemed.orderId, ...orders.map((order) => order.id)], former);
  });
}

/** Binds; returns the chats to be published: those that had the customer before, and staff's who talked with them. */
async function bindCustomer(
  deps: Deps,
  tx: Tx,
  personId: string,
  redeemed: Redeemed,
  now: Date,
): Promise<ChatKey[]> {
  const rows = await tx.$queryRaw<{ siteUserId: string | null; personId: string | null; orderId: string }[]>`
    select c.site_user_id as "siteUserId", c.person_id as "personId", o.external_id as "orderId"
    from customer c join "order" o on o.id = ${redeemed.orderId}::uuid
    where c.id = ${redeemed.customerId}::uuid for update of c`;
  const customer = rows[0];
  if (!customer) throw new DomainError("code_invalid");
  const { siteUserId, orderId } = customer;
  const moved = customer.personId !== null && customer.personId !== personId;
  const formerPersonId = moved ? customer.personId : null;
  const former = formerPersonId ? await tellFormerChats(tx, formerPersonId, redeemed.orderId) : [];
  if (moved && siteUserId !== null) await appendEnded(deps, tx, { ...redeemed, siteUserId }, "moved");
  const customerId =
    siteUserId === null ? await moveToBareCustomer(deps, tx, personId, redeemed) : redeemed.customerId;
  if (siteUserId !== null)
    await tx.$executeRaw`
      update customer set person_id = ${personId}::uuid, paired_at = ${now} where id = ${customerId}::uuid`;
  if (formerPersonId !== null) {
    const { merchantId, orderId: id } = redeemed;
    const siteCustomerId = siteUserId === null ? null : customerId;
    await recordMove(deps, tx, {
      merchantId,
      siteCustomerId,
      orderId: id,
      formerPersonId,
      newPersonId: personId,
    });
    former.push(...(await endDialogs(deps, tx, formerPersonId, merchantId)));
  }
  await appendCompleted(deps, tx, { ...redeemed, customerId, siteUserId }, orderId);
  await publishBuyers(deps, tx, {
    personIds: [personId, ...(formerPersonId === null ? [] : [formerPersonId])],
  });
  return former;
}

/**
 * Orders without a site user gather under one row per person; the row made for this one order alone goes away.
 * @returns the row that has the order now
 */
async function moveToBareCustomer(deps: Deps, tx: Tx, personId: string, redeemed: Redeemed): Promise<string> {
  const bare = await ensureBareCustomer(deps, tx, redeemed.merchantId, personId);
  if (bare === redeemed.customerId) return bare;
  const shared = await tx.$queryRaw<unknown[]>`
    select 1 from "order" where customer_id = ${redeemed.customerId}::uuid and id <> ${redeemed.orderId}::uuid limit 1`;
  await tx.$executeRaw`update "order" set customer_id = ${bare}::uuid where id = ${redeemed.orderId}::uuid`;
  await tx.$executeRaw`update pairing_code set customer_id = ${bare}::uuid where order_id = ${redeemed.orderId}::uuid`;
  if (shared.length === 0) await tx.$executeRaw`delete from customer where id = ${redeemed.customerId}::uuid`;
  return bare;
}

async function tellFormerChats(tx: Tx, personId: string, orderId: string): Promise<ChatKey[]> {
  const chats = await tx.$queryRaw<(ChatKey & { number: string; venue: string })[]>`
    select chat.bot::text as bot, chat.chat_id as "chatId", o.number, v.name as venue
    from chat, "order" o join venue v on v.id = o.venue_id
    where chat.bot = 'customer' and chat.person_id = ${personId}::uuid and o.id = ${orderId}::uuid`;
  for (const { bot, chatId, number, venue } of chats) {
    const buttons = [[{ key: "button-take-back", data: tap.takeBack, style: "danger" as const }]];
    await queueMessage(tx, { bot, chatId }, { key: "pairing-moved-away", args: { number, venue }, buttons });
  }
  return chats;
}
