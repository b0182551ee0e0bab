import { Prisma } from "@gotovo/db";
import type { Deps, Tx } from "../context.ts";
import { type OrderData, withoutPerson } from "../orders/order-event.ts";
import { endPairings } from "../orders/pairing/end-pairings.ts";
import type { HolderRow } from "./account-holder.ts";

/** Stands where a person was who has been erased. */
const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * Takes the person out of what they bought, in the caller's transaction: the cafés keep the orders and the stars, without
 * name, phone, Telegram and words.
 */
export async function erasePurchases(
  deps: Deps,
  tx: Tx,
  { personId, phone }: HolderRow,
): Promise<{ orders: number; feedback: number; activeOrderIds: string[]; guestIds: string[] }> {
  const own = await endPairings(deps, tx, Prisma.sql`c.person_id = ${personId}::uuid`, "erased");
  const customers = await tx.$queryRaw<{ id: string }[]>`
    update customer set name = null, phone = null
    where id = any(${[...own.customerIds]}::uuid[]) or (person_id is null and phone = ${phone}) returning id`;
  // What somebody else bought under this phone stays theirs.
  await tx.$executeRaw`update customer set phone = null where phone = ${phone}`;
  await tx.$executeRaw`
    delete from pairing_move where former_person_id = ${personId}::uuid or new_person_id = ${personId}::uuid`;
  const ids = customers.map(({ id }) => id);
  const orders = await tx.$queryRaw<{ id: string; isActive: boolean }[]>`
    update "order" set note = null, unseen = null, arrived_at = null, pickup = nullif(pickup - 'name', '{}') where customer_id = any(${ids}::uuid[])
    returning id, finished_at is null as "isActive"`;
  const guests = await tx.$queryRaw<{ id: string }[]>`
    select p.id from person p join "order" o on o.id = p.guest_of where o.customer_id = any(${ids}::uuid[])`;
  const guestIds = guests.map(({ id }) => id);
  await tx.$executeRaw`
    delete from push_subscription s using "order" o where o.id = s.order_id and o.customer_id = any(${ids}::uuid[])`;
  await eraseEvents(tx, [...guestIds, ...(personId ? [personId] : [])], ids);
  await eraseOrderEvents(tx, ids);
  await tx.$executeRaw`update pairing_code set redeemed_by = null where customer_id = any(${ids}::uuid[])`;
  return {
    orders: orders.length,
    feedback: await eraseFeedback(deps, tx, personId),
    guestIds,
    activeOrderIds: orders.filter(({ isActive }) => isActive).map(({ id }) => id),
  };
}

async function eraseFeedback(deps: Deps, tx: Tx, personId: string | null): Promise<number> {
  await tx.$executeRaw`delete from feedback where person_id = ${personId}::uuid and rated_at is null`;
  return tx.$executeRaw`
    update feedback set person_id = ${nobody}::uuid, comment = null, ended_at = coalesce(ended_at, ${deps.clock()})
    where person_id = ${personId}::uuid`;
}

/** What the cafés' logs hold of their words and names goes; that they bought stays. */
async function eraseEvents(
  tx: Tx,
  personIds: readonly string[],
  customerIds: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    delete from event where subject_type = 'dialog'
      and subject_id in (select id::text from dialog where person_id = any(${[...personIds]}::uuid[]))`;
  await tx.$executeRaw`
    delete from event e using customer c where c.id = any(${[...customerIds]}::uuid[]) and e.subject_type = 'customer'
      and e.type in ('customer.blocked', 'customer.unblocked') and e.merchant_id = c.merchant_id and e.subject_id in (c.id::text, c.site_user_id)`;
  await tx.$executeRaw`
    delete from event e using "order" o where o.customer_id = any(${[...customerIds]}::uuid[])
      and e.type = 'feedback.received' and e.merchant_id = o.merchant_id and e.subject_id = o.external_id`;
}

/** The log keeps what became of the orders, without wishes and names. */
async function eraseOrderEvents(tx: Tx, customerIds: readonly string[]): Promise<void> {
  const events = await tx.$queryRaw<{ id: string; data: OrderData }[]>`
    select e.id, e.data from event e join "order" o on o.merchant_id = e.merchant_id and o.external_id = e.subject_id
    where o.customer_id = any(${[...customerIds]}::uuid[]) and e.subject_type = 'order' and e.personal`;
  for (const { id, data } of events) {
    const erased = JSON.stringify(withoutPerson(data));
    await tx.$executeRaw`update event set data = ${erased}::json, personal = false where id = ${id}::uuid`;
  }
}
