import { DomainError, teamRefusal } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { endMembership } from "./end-membership.ts";
import type { StaffActor } from "./find-staff.ts";
import { findMember, lockTeam } from "./lock-team.ts";

/**
 * Removes a colleague from the acting person's venue; their chat loses all of it at once.
 * @returns the colleague's name
 * @throws DomainError `not_found`, `forbidden`, `last_owner`
 */
export async function removeMember(deps: Deps, actor: StaffActor, staffId: string): Promise<string> {
  return deps.db.tx(async (tx) => {
    const role = await lockTeam(tx, actor);
    const member = await findMember(tx, actor, staffId);
    const target = { ...member, self: staffId === actor.staffId };
    const refused = target.self ? "forbidden" : teamRefusal(role, target, { type: "remove" });
    if (refused) throw new DomainError(refused);
    await endMembership(deps, tx, actor, member, "removed");
    return member.name;
  });
}
