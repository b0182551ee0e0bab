import type { StaffRole } from "@gotovo/domain";
import type { Deps } from "../../context.ts";

export interface TeamMember {
  readonly staffId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly onDuty: boolean;
}

/** Everyone who works at a venue: owners first, then managers, then baristas, each in order of joining. */
export async function listTeam(deps: Pick<Deps, "db">, venueId: string): Promise<TeamMember[]> {
  return deps.db.prisma.$queryRaw<TeamMember[]>`
    select s.id as "staffId", p.name, s.role::text as role, s.on_duty as "onDuty"
    from staff s join person p on p.id = s.person_id
    where s.venue_id = ${venueId}::uuid and s.removed_at is null
    order by s.role, s.created_at, s.id`;
}
