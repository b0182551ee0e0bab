import { DomainError, type StaffRole, type TeamChange, teamRefusal } from "@gotovo/domain";
import type { Tx } from "../../context.ts";
import type { StaffActor } from "./find-staff.ts";

/** A member of a venue's team, as somebody who wants to change them sees them. */
export interface LockedMember {
  readonly staffId: string;
  readonly personId: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly lastOwner: boolean;
}

/**
 * Makes changes of one team wait for each other until the transaction ends, and tells what the acting person is by
 * then: two owners who remove each other must not both succeed.
 * @throws DomainError `forbidden` when they do not work there any more
 */
export async function lockTeam(tx: Tx, actor: StaffActor): Promise<StaffRole> {
  // Not `for update`: orders and dialogs, which refer to the venue, go on meanwhile.
  await tx.$queryRaw`select 1 as locked from venue where id = ${actor.venueId}::uuid for no key update`;
  const rows = await tx.$queryRaw<{ role: StaffRole }[]>`
    select role::text as role from staff
    where id = ${actor.staffId}::uuid and venue_id = ${actor.venueId}::uuid and removed_at is null`;
  if (!rows[0]) throw new DomainError("forbidden");
  return rows[0].role;
}

/**
 * A member of the acting person's team; to be read after `lockTeam`.
 * @throws DomainError `not_found`
 */
export async function findMember(tx: Tx, actor: StaffActor, staffId: string): Promise<LockedMember> {
  const rows = await tx.$queryRaw<LockedMember[]>`
    select s.id as "staffId", s.person_id as "personId", p.name, s.role::text as role,
      s.role = 'owner' and not exists (
        select 1 from staff o where o.venue_id = s.venue_id and o.role = 'owner' and o.removed_at is null
          and o.id <> s.id) as "lastOwner"
    from staff s join person p on p.id = s.person_id
    where s.id = ${staffId}::uuid and s.venue_id = ${actor.venueId}::uuid and s.removed_at is null`;
  if (!rows[0]) throw new DomainError("not_found", { what: "member" });
  return rows[0];
}

/**
 * Checks that somebody of role `role` may make this change to a member.
 * @throws DomainError `forbidden`, `last_owner`
 */
export function requireTeamChange(
  role: StaffRole,
  actor: StaffActor,
  member: LockedMember,
  change: TeamChange,
): void {
  const refused = teamRefusal(role, { ...member, self: member.staffId === actor.staffId }, change);
  if (refused) throw new DomainError(refused, { permission: "team.manage" });
}
