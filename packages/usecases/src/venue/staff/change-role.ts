import { invitableRoles, isLower, type StaffRole } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../../context.ts";
import type { StaffActor } from "./find-staff.ts";
import { findMember, type LockedMember, lockTeam, requireTeamChange } from "./lock-team.ts";
import { publishVenue } from "./publish-venue.ts";
import { staffChats } from "./staff-chats.ts";

/**
 * Gives a member of the acting person's team another role and tells them. Whoever may do less from now on leaves what
 * they had open, and invites that they could not make any more are void.
 * @returns the member's name
 * @throws DomainError `not_found`, `forbidden`, `last_owner`
 */
export async function changeRole(
  deps: Deps,
  actor: StaffActor,
  staffId: string,
  to: StaffRole,
): Promise<string> {
  return deps.db.tx(async (tx) => {
    const role = await lockTeam(tx, actor);
    const member = await findMember(tx, actor, staffId);
    requireTeamChange(role, actor, member, { type: "set_role", to });
    if (member.role === to) return member.name;
    await tx.$executeRaw`update staff set role = ${to}::staff_role where id = ${staffId}::uuid`;
    const chats = await staffChats(tx, member.personId);
    if (isLower(to, member.role)) {
      await voidInvites(tx, actor.venueId, member, to);
      for (const chat of chats) if (chat.venueId === actor.venueId) await closeOpen(tx, chat);
    }
    const args = { venue: actor.venueName, role: to };
    if (staffId !== actor.staffId)
      for (const chat of chats) await queueMessage(tx, chat, { key: "team-role-changed", args });
    await publishVenue(deps, tx, actor.venueId, chats);
    return member.name;
  });
}

async function voidInvites(tx: Tx, venueId: string, { staffId }: LockedMember, to: StaffRole): Promise<void> {
  await tx.$executeRaw`
    delete from staff_invite
    where venue_id = ${venueId}::uuid and created_by = ${staffId}::uuid and used_at is null
      and role::text <> all(${[...invitableRoles(to)]}::text[])`;
}

/** Ends the step and closes the questions of a chat: they may ask for what the person may not do any more. */
async function closeOpen(tx: Tx, { bot, chatId }: ChatKey): Promise<void> {
  await tx.$executeRaw`delete from chat_step where bot = ${bot}::bot_kind and chat_id = ${chatId}`;
  await tx.$executeRaw`delete from held_message where bot = ${bot}::bot_kind and chat_id = ${chatId}`;
  await tx.$executeRaw`
    update card set prompt = null, prompt_version = null
    where bot = ${bot}::bot_kind and chat_id = ${chatId} and prompt is not null`;
}
