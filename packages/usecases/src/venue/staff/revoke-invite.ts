import { DomainError, invitableRoles } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { StaffActor } from "./find-staff.ts";
import { lockTeam } from "./lock-team.ts";
import { publishVenue } from "./publish-venue.ts";

/**
 * Voids an invite to the acting person's venue that nobody has used yet; its link lets nobody in any more.
 * @throws DomainError `not_found` when there is none (any longer) that they may revoke, `forbidden`
 */
export async function revokeInvite(deps: Deps, actor: StaffActor, inviteId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const role = await lockTeam(tx, actor);
    if (invitableRoles(role).length === 0) throw new DomainError("forbidden", { permission: "team.manage" });
    const revoked = await tx.$executeRaw`
      delete from staff_invite
      where id = ${inviteId}::uuid and venue_id = ${actor.venueId}::uuid and used_at is null
        and expires_at > ${deps.clock()} and role::text = any(${[...invitableRoles(role)]}::text[])`;
    if (revoked === 0) throw new DomainError("not_found", { what: "invite" });
    await publishVenue(deps, tx, actor.venueId);
  });
}
