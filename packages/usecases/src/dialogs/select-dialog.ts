import { DomainError } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";

/** The most dialogs that can be selected at once. */
export const selectedAtMost = 500;

/**
 * Selects a dialog in a member of staff's list, or takes it out again; says which, so that a repeated tap changes nothing.
 * @throws DomainError `not_found`, `limit_reached`
 */
export async function selectDialog(
  deps: Deps,
  staff: StaffActor,
  chat: ChatKey,
  dialogId: string,
  selected: boolean,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    if (selected) {
      const rows = await tx.$queryRaw<{ found: number; selected: number }[]>`
        select (select count(*)::int from dialog where id = ${dialogId}::uuid and venue_id = ${staff.venueId}::uuid) as found,
          (select count(*)::int from dialog_selection where staff_id = ${staff.staffId}::uuid) as selected`;
      if (!rows[0]?.found) throw new DomainError("not_found", { what: "dialog" });
      if (rows[0].selected >= selectedAtMost)
        throw new DomainError("limit_reached", { limit: selectedAtMost });
      await tx.$executeRaw`
        insert into dialog_selection (staff_id, dialog_id, selected_at)
        values (${staff.staffId}::uuid, ${dialogId}::uuid, ${deps.clock()}) on conflict do nothing`;
    } else {
      await tx.$executeRaw`
        delete from dialog_selection where staff_id = ${staff.staffId}::uuid and dialog_id = ${dialogId}::uuid`;
    }
    await publishChats(deps, tx, [chat]);
  });
}

/** Empties the selection of a member of staff. */
export async function clearSelection(deps: Deps, staff: StaffActor, chat: ChatKey): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`delete from dialog_selection where staff_id = ${staff.staffId}::uuid`;
    await publishChats(deps, tx, [chat]);
  });
}

/** The dialogs that a member of staff has selected, in the order of selecting. */
export async function selectedDialogs(deps: Pick<Deps, "db">, staff: StaffActor): Promise<string[]> {
  const rows = await deps.db.prisma.$queryRaw<{ id: string }[]>`
    select d.id from dialog_selection t join dialog d on d.id = t.dialog_id
    where t.staff_id = ${staff.staffId}::uuid and d.venue_id = ${staff.venueId}::uuid order by t.selected_at, d.id`;
  return rows.map(({ id }) => id);
}
