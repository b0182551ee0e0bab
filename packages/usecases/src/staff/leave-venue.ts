import { DomainError, teamRefusal } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { endMembership } from "./end-membership.ts";
import type { StaffActor } from "./find-staff.ts";
import { findMember, lockTeam } from "./lock-team.ts";

/**
 * Takes the acting person out of their venue's team, by their own wish.
 * @throws DomainError `last_owner`, `forbidden` when they do not work there any more
 */
export async function leaveVenue(deps: Deps, actor: StaffActor): Promise<void> {
  await deps.db.tx(async (tx) => {
    const role = await lockTeam(tx, actor);
    const member = await findMember(tx, actor, actor.staffId);
    const refused = teamRefusal(role, { ...member, self: true }, { type: "remove" });
    if (refused) throw new DomainError(refused);
    await endMembership(deps, tx, actor, member, "left");
  });
}
