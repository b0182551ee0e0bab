import { DomainError, type StaffRole } from "@gotovo/domain";
import type { ChatContext } from "../chats/enter-chat.ts";
import type { Deps, Tx } from "../context.ts";
import { newId } from "../ids.ts";
import { publishChats } from "../publish.ts";
import { inviteHash } from "./create-invite.ts";

export interface AcceptedInvite {
  readonly venueName: string;
  readonly role: StaffRole;
}

/**
 * Joins a person to a venue by an invite's token; their chat shows that venue's queue from now on. Who is already
 * staff there keeps the invite unused, and their role.
 * @throws DomainError `invite_invalid` (unknown, used or expired), `already_staff` (with `role` and `venue`)
 */
export async function acceptInvite(deps: Deps, chat: ChatContext, token: string): Promise<AcceptedInvite> {
  return deps.db.tx(async (tx) => {
    const invite = await useInvite(deps, tx, chat, token);
    await tx.$executeRaw`
      insert into staff (id, venue_id, person_id, role)
      values (${newId(deps)}::uuid, ${invite.venueId}::uuid, ${chat.person.id}::uuid, ${invite.role}::staff_role)
      on conflict (venue_id, person_id) do update set role = excluded.role, removed_at = null, on_duty = true`;
    await tx.$executeRaw`
      update chat set venue_id = ${invite.venueId}::uuid
      where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
    await publishChats(deps, tx, [chat]);
    return { venueName: invite.venueName, role: invite.role };
  });
}

async function useInvite(deps: Deps, tx: Tx, chat: ChatContext, token: string) {
  const now = deps.clock();
  const hash = inviteHash(deps, token);
  const standing = await tx.$queryRaw<{ role: StaffRole; venue: string }[]>`
    select s.role::text as role, v.name as venue
    from staff_invite i join venue v on v.id = i.venue_id
    join staff s on s.venue_id = i.venue_id and s.person_id = ${chat.person.id}::uuid and s.removed_at is null
    where i.token_hash = ${hash} and (i.used_at is null or i.used_by = ${chat.person.id}::uuid)`;
  if (standing[0]) throw new DomainError("already_staff", standing[0]);
  const rows = await tx.$queryRaw<{ venueId: string; venueName: string; role: StaffRole }[]>`
    update staff_invite i set used_at = ${now}, used_by = ${chat.person.id}::uuid
    from venue v
    where v.id = i.venue_id and i.token_hash = ${hash} and i.used_at is null and i.expires_at > ${now}
    returning i.venue_id as "venueId", v.name as "venueName", i.role::text as role`;
  const invite = rows[0];
  if (!invite) throw new DomainError("invite_invalid");
  return invite;
}
