import type { Deps, Tx } from "../../context.ts";
import { endMembership } from "./end-membership.ts";
import type { StaffActor } from "./find-staff.ts";
import { findMember, lockTeam, requireTeamChange } from "./lock-team.ts";

/**
 * Removes a member from the acting person's venue, or lets the acting person leave it. The member's chat loses all of it
 * at once.
 * @returns the member's name
 * @throws DomainError `not_found`, `forbidden`, `last_owner`
 */
export async function removeMember(deps: Deps, actor: StaffActor, staffId: string): Promise<string> {
  return deps.db.tx((tx) => removeMemberIn(deps, tx, actor, staffId));
}

/** The same as part of the caller's transaction. */
export async function removeMemberIn(
  deps: Deps,
  tx: Tx,
  actor: StaffActor,
  staffId: string,
): Promise<string> {
  const role = await lockTeam(tx, actor);
  const member = await findMember(tx, actor, staffId);
  requireTeamChange(role, actor, member, { type: "remove" });
  await endMembership(deps, tx, actor, member, staffId === actor.staffId ? "left" : "removed");
  return member.name;
}
