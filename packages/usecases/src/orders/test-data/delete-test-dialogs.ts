import { takeDownCopies } from "../../chats/take-down.ts";
import type { Deps, Tx } from "../../context.ts";

/**
 * Deletes the dialogs that name no order but test ones, in the caller's transaction, which deletes those orders and
 * publishes the chats; other dialogs stay, without those orders. Messages that are not too old leave the chats.
 * @returns how many were deleted
 */
export async function deleteTestDialogs(deps: Deps, tx: Tx, testSideId: string): Promise<number> {
  const found = await tx.$queryRaw<{ id: string }[]>`
    select d.id from dialog d join "order" o on o.id = d.order_id and o.merchant_id = ${testSideId}::uuid
    where not exists (
      select from dialog_message m where m.dialog_id = d.id and m.order_id is not null and not exists (
        select from "order" t where t.id = m.order_id and t.merchant_id = ${testSideId}::uuid))
    for update of d`;
  const ids = found.map(({ id }) => id);
  await takeDownCopies(deps, tx, ids);
  await tx.$executeRaw`delete from dialog where id = any(${ids}::uuid[])`;
  await tx.$executeRaw`
    delete from person g using "order" o where o.id = g.guest_of and o.merchant_id = ${testSideId}::uuid`;
  await tx.$executeRaw`
    update dialog_message m set order_id = null from dialog d, "order" o
    where d.person_id in (select person_id from customer where merchant_id = ${testSideId}::uuid)
      and m.dialog_id = d.id and o.id = m.order_id and o.merchant_id = ${testSideId}::uuid`;
  await tx.$executeRaw`
    update dialog d set order_id = null from "order" o
    where o.id = d.order_id and o.merchant_id = ${testSideId}::uuid`;
  return ids.length;
}
