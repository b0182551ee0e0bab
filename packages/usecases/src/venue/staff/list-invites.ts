import { invitableRoles, type StaffRole } from "@gotovo/domain";
import type { Deps } from "../../context.ts";

export interface OpenInvite {
  readonly inviteId: string;
  readonly role: StaffRole;
  readonly expiresAt: Date;
  /** Who made it; null when it came with the venue. */
  readonly by: string | null;
}

/** The invites of a venue that can still be used, of the roles that `role` may give; newest first. */
export async function listInvites(
  deps: Pick<Deps, "db" | "clock">,
  venueId: string,
  role: StaffRole,
): Promise<OpenInvite[]> {
  return deps.db.prisma.$queryRaw<OpenInvite[]>`
    select i.id as "inviteId", i.role::text as role, i.expires_at as "expiresAt", p.name as by
    from staff_invite i
    left join staff s on s.id = i.created_by
    left join person p on p.id = s.person_id
    where i.venue_id = ${venueId}::uuid and i.used_at is null and i.expires_at > ${deps.clock()}
      and i.role::text = any(${[...invitableRoles(role)]}::text[])
    order by i.id desc`;
}
