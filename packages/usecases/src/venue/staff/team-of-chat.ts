import type { StaffRole } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { listInvites, type OpenInvite } from "./list-invites.ts";
import { listTeam, type TeamMember } from "./list-team.ts";

/** A team as one of its members may see it. */
export interface TeamView {
  readonly staffId: string;
  readonly role: StaffRole;
  readonly venueName: string;
  readonly timezone: string;
  readonly members: readonly TeamMember[];
  readonly invites: readonly OpenInvite[];
}

/** The team of the venue that a staff chat shows; null when its person does not work there. */
export async function teamOfChat(deps: Pick<Deps, "db" | "clock">, chatId: bigint): Promise<TeamView | null> {
  type Viewer = { staffId: string; role: StaffRole; venueId: string; venueName: string; timezone: string };
  const rows = await deps.db.prisma.$queryRaw<Viewer[]>`
    select s.id as "staffId", s.role::text as role, v.id as "venueId", v.name as "venueName", v.timezone
    from chat join staff s on s.venue_id = chat.venue_id and s.person_id = chat.person_id
    join venue v on v.id = s.venue_id
    where chat.bot = 'horeca' and chat.chat_id = ${chatId} and s.removed_at is null`;
  const viewer = rows[0];
  if (!viewer) return null;
  const { venueId, ...view } = viewer;
  const [members, invites] = await Promise.all([
    listTeam(deps, venueId),
    listInvites(deps, venueId, view.role),
  ]);
  return { ...view, members, invites };
}
