import { DomainError } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";

/** The most dialogs that can be ticked at once. */
export const ticksAtMost = 500;

/**
 * Ticks a dialog in a member of staff's list, or takes the tick off; says which, so that a repeated tap changes nothing.
 * @throws DomainError `not_found`, `limit_reached`
 */
export async function tickDialog(
  deps: Deps,
  staff: StaffActor,
  chat: ChatKey,
  dialogId: string,
  ticked: boolean,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    if (ticked) {
      const rows = await tx.$queryRaw<{ found: number; ticks: number }[]>`
        select (select count(*)::int from dialog where id = ${dialogId}::uuid and venue_id = ${staff.venueId}::uuid) as found,
          (select count(*)::int from dialog_tick where staff_id = ${staff.staffId}::uuid) as ticks`;
      if (!rows[0]?.found) throw new DomainError("not_found", { what: "dialog" });
      if (rows[0].ticks >= ticksAtMost) throw new DomainError("limit_reached", { limit: ticksAtMost });
      await tx.$executeRaw`
        insert into dialog_tick (staff_id, dialog_id, ticked_at)
        values (${staff.staffId}::uuid, ${dialogId}::uuid, ${deps.clock()}) on conflict do nothing`;
    } else {
      await tx.$executeRaw`
        delete from dialog_tick where staff_id = ${staff.staffId}::uuid and dialog_id = ${dialogId}::uuid`;
    }
    await publishChats(deps, tx, [chat]);
  });
}

/** Takes all ticks of a member of staff off. */
export async function clearTicks(deps: Deps, staff: StaffActor, chat: ChatKey): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`delete from dialog_tick where staff_id = ${staff.staffId}::uuid`;
    await publishChats(deps, tx, [chat]);
  });
}

/** The dialogs that a member of staff has ticked, in order of ticking. */
export async function tickedDialogs(deps: Pick<Deps, "db">, staff: StaffActor): Promise<string[]> {
  const rows = await deps.db.prisma.$queryRaw<{ id: string }[]>`
    select d.id from dialog_tick t join dialog d on d.id = t.dialog_id
    where t.staff_id = ${staff.staffId}::uuid and d.venue_id = ${staff.venueId}::uuid order by t.ticked_at, d.id`;
  return rows.map(({ id }) => id);
}
