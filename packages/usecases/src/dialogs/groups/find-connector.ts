import { Prisma } from "@gotovo/db";
import { DomainError, may } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";

/**
 * The person who connects a group, as a member of the venue they connect it to: the venue that their own chat shows, or
 * the only one for which they may do so.
 * @throws DomainError `forbidden`; `validation_failed` (`missing: venue`) when it could be one of several
 */
export async function findConnector(deps: Pick<Deps, "db">, telegramUserId: bigint): Promise<StaffActor> {
  const rows = await deps.db.read<StaffActor & { isShown: boolean }>(Prisma.sql`
    select 'staff' as kind, p.id as "personId", s.id as "staffId", s.venue_id as "venueId", s.role::text as role,
      s.on_duty as "onDuty", v.name as "venueName", coalesce(chat.venue_id = s.venue_id, false) as "isShown"
    from person p join staff s on s.person_id = p.id and s.removed_at is null join venue v on v.id = s.venue_id
    left join chat on chat.bot = 'horeca' and chat.person_id = p.id
    where p.telegram_user_id = ${telegramUserId}`);
  const allowed = rows.filter(({ role }) => may(role, "group.connect"));
  const [first, another] = allowed;
  if (!first) throw new DomainError("forbidden", { permission: "group.connect" });
  const chosen = allowed.find(({ isShown }) => isShown) ?? (another ? undefined : first);
  if (!chosen) throw new DomainError("validation_failed", { missing: "venue" });
  const { isShown: _, ...staff } = chosen;
  return staff;
}
