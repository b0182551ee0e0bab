import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import type { Unreachable } from "./lock-dialog.ts";
import { hasOpenChat, isCustomerOf, isReceiver, isWritable } from "./receivers.ts";

/** The most people that can be selected at once. */
export const selectedAtMost = 500;

/**
 * Selects a customer of the venue in a member of staff's list, or takes them out again; says which, so that a repeated tap
 * changes nothing. Whoever has a dialog with the venue, or an order under way, can be selected; no dialog is begun by it.
 * @throws DomainError `not_found`, `recipient_unreachable` (blocked on either side, or not paired), `limit_reached`
 */
export async function selectPerson(
  deps: Deps,
  staff: StaffActor,
  chat: ChatKey,
  personId: string,
  selected: boolean,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    if (selected) await select(deps, tx, staff, personId);
    else {
      await tx.$executeRaw`
        delete from selected_person where staff_id = ${staff.staffId}::uuid and person_id = ${personId}::uuid`;
    }
    await publishChats(deps, tx, [chat]);
  });
}

async function select(deps: Deps, tx: Tx, { staffId, venueId }: StaffActor, personId: string): Promise<void> {
  const at = { venueId: Prisma.sql`${venueId}::uuid`, personId: Prisma.sql`p.id` };
  const rows = await tx.$queryRaw<{ name: string; why: Unreachable | null; selected: number }[]>`
    select p.name, case when d.blocked_at is not null then 'blocked_by_venue' when not ${isWritable} then 'unpaired'
        when p.guest_of is not null then 'on_page' when not ${hasOpenChat(at)} then 'blocked_by_customer' end as why,
      (select count(*)::int from selected_person where staff_id = ${staffId}::uuid) as selected
    from person p left join dialog d on d.person_id = p.id and d.venue_id = ${venueId}::uuid
    where p.id = ${personId}::uuid and ${isCustomerOf(at)}`;
  const found = rows[0];
  if (!found) throw new DomainError("not_found", { what: "dialog" });
  const { name, why } = found;
  if (why !== null) throw new DomainError("recipient_unreachable", { name, why, what: "select" });
  if (found.selected >= selectedAtMost) throw new DomainError("limit_reached", { limit: selectedAtMost });
  await tx.$executeRaw`
    insert into selected_person (staff_id, person_id, selected_at)
    values (${staffId}::uuid, ${personId}::uuid, ${deps.clock()}) on conflict do nothing`;
}

/** Empties the selection of a member of staff. */
export async function clearSelection(deps: Deps, staff: StaffActor, chat: ChatKey): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`delete from selected_person where staff_id = ${staff.staffId}::uuid`;
    await publishChats(deps, tx, [chat]);
  });
}

/** Takes the customers of these dialogs out of everybody's selection at the dialogs' venues; part of the caller's transaction. */
export async function deselectDialogs(tx: Tx, dialogIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    delete from selected_person t using dialog d, staff s
    where d.id = any(${[...dialogIds]}::uuid[]) and t.person_id = d.person_id and s.id = t.staff_id
      and s.venue_id = d.venue_id`;
}

/** How many a member of staff has selected who can still be written to. */
export async function countSelected(
  deps: Pick<Deps, "db">,
  { staffId, venueId }: StaffActor,
): Promise<number> {
  const at = { venueId: Prisma.sql`${venueId}::uuid`, personId: Prisma.sql`t.person_id` };
  const rows = await deps.db.prisma.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from selected_person t
    left join dialog d on d.person_id = t.person_id and d.venue_id = ${venueId}::uuid
    where t.staff_id = ${staffId}::uuid and ${isCustomerOf(at)} and ${isReceiver(at)}`;
  return rows[0]?.count ?? 0;
}

/** The open dialogs of those whom a member of staff has selected, in the order of selecting. */
export async function selectedDialogs(
  deps: Pick<Deps, "db">,
  { staffId, venueId }: StaffActor,
): Promise<string[]> {
  const rows = await deps.db.prisma.$queryRaw<{ id: string }[]>`
    select d.id from selected_person t
    join dialog d on d.person_id = t.person_id and d.venue_id = ${venueId}::uuid and d.closed_at is null
    where t.staff_id = ${staffId}::uuid order by t.selected_at, d.id`;
  return rows.map(({ id }) => id);
}
