import type { Deps, Tx } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { removeMemberIn } from "../../venue/staff/remove-member.ts";
import { tellOwners } from "../../venue/staff/tell-owners.ts";
import { failRelaysOf } from "../fail-relays.ts";

/**
 * Removes a member from the team, or lets them leave, and guards the team's group: a bot cannot see to it that they leave
 * that, and they would go on reading what customers write. So nothing more is shown there until an owner has said that
 * the group is the team's alone, by connecting it again; the owners are told what to do.
 * @returns the member's name
 * @throws DomainError `not_found`, `forbidden`, `last_owner`
 */
export async function removeFromTeam(deps: Deps, actor: StaffActor, staffId: string): Promise<string> {
  return deps.db.tx(async (tx) => {
    const name = await removeMemberIn(deps, tx, actor, staffId);
    await guardGroup(deps, tx, actor, name);
    return name;
  });
}

async function guardGroup(
  deps: Deps,
  tx: Tx,
  { venueId, venueName }: StaffActor,
  name: string,
): Promise<void> {
  const rows = await tx.$queryRaw<{ chatId: bigint; title: string }[]>`
    update venue_group set paused_at = coalesce(paused_at, ${deps.clock()}) where venue_id = ${venueId}::uuid
    returning chat_id as "chatId", title`;
  const group = rows[0];
  if (!group) return;
  await failRelaysOf(deps, tx, { bot: "horeca", chatId: group.chatId });
  const args = { name, title: group.title, venue: venueName };
  await publishChats(deps, tx, await tellOwners(tx, venueId, { key: "group-guarded", args }));
}
