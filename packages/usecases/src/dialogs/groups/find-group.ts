import { Prisma } from "@gotovo/db";
import type { StaffRole } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";

/** A team group as somebody who is in it meets it. */
export interface TeamGroup {
  readonly venueId: string;
  readonly title: string;
  /** What they are at its venue; null for anybody else. */
  readonly staff: StaffActor | null;
}

interface Row {
  venueId: string;
  title: string;
  venueName: string;
  personId: string | null;
  staffId: string | null;
  role: StaffRole;
  onDuty: boolean;
}

/**
 * The team group that a chat is, asked again for every update: whoever was removed a second ago is nobody there.
 * @returns null for a group that serves no venue
 */
export async function findGroup(
  deps: Pick<Deps, "db">,
  chatId: bigint,
  telegramUserId: bigint,
): Promise<TeamGroup | null> {
  const rows = await deps.db.read<Row>(Prisma.sql`
    select g.venue_id as "venueId", g.title, v.name as "venueName", p.id as "personId", s.id as "staffId",
      s.role::text as role, s.on_duty as "onDuty"
    from venue_group g join venue v on v.id = g.venue_id
    left join person p on p.telegram_user_id = ${telegramUserId}
    left join staff s on s.venue_id = g.venue_id and s.person_id = p.id and s.removed_at is null
    where g.chat_id = ${chatId}`);
  const row = rows[0];
  if (!row) return null;
  const { title, personId, staffId, ...rest } = row;
  const staff =
    personId === null || staffId === null ? null : { kind: "staff" as const, personId, staffId, ...rest };
  return { venueId: rest.venueId, title, staff };
}
