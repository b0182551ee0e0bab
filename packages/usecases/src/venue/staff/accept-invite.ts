import { DomainError, type StaffRole } from "@gotovo/domain";
import type { ChatContext } from "../../chats/enter-chat.ts";
import { queueMessage } from "../../chats/queue-message.ts";
import type { Deps, Tx } from "../../context.ts";
import { newId } from "../../ids.ts";
import { inviteHash } from "./create-invite.ts";
import { publishVenue } from "./publish-venue.ts";
import { showVenue } from "./show-venue.ts";

interface Invite {
  venueId: string;
  venue: string;
  role: StaffRole;
}

/**
 * Joins a person to a venue by an invite's token and greets them (`staff-joined`); their chat shows that venue's queue
 * from now on, unless it shows another one where they work: nobody's queue is taken away by an invite. Whoever is
 * already staff there keeps the invite unused and their role.
 * @returns whether they are to be asked which of their venues to show
 * @throws DomainError `invite_invalid` (unknown, used or expired), `already_staff` (with `role` and `venue`)
 */
export async function acceptInvite(
  deps: Deps,
  chat: ChatContext,
  token: string,
): Promise<{ readonly asksVenue: boolean }> {
  const { known: standing, shown } = await deps.db.tx(async (tx) => {
    const known = await findStanding(deps, tx, chat, token);
    const invite = known ?? (await useInvite(deps, tx, chat, token));
    if (!known) await join(deps, tx, chat, invite);
    const shown = await shownElsewhere(tx, chat, invite.venueId);
    if (shown === null) await showVenue(deps, tx, [chat.chatId], invite.venueId);
    if (!known) await greet(tx, chat, invite, shown);
    await publishVenue(deps, tx, invite.venueId, [chat]);
    return { known, shown };
  });
  if (standing) {
    const { role, venue } = standing;
    throw new DomainError("already_staff", { role, venue, shown: shown ?? "" });
  }
  return { asksVenue: shown !== null };
}

/** The other venue of theirs that a chat shows; null when there is none. */
async function shownElsewhere(
  tx: Tx,
  { chatId, person }: ChatContext,
  venueId: string,
): Promise<string | null> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    select v.name from chat join venue v on v.id = chat.venue_id
    join staff s on s.venue_id = chat.venue_id and s.person_id = ${person.id}::uuid and s.removed_at is null
    where chat.bot = 'horeca' and chat.chat_id = ${chatId} and chat.venue_id <> ${venueId}::uuid`;
  return rows[0]?.name ?? null;
}

/** What the person is already at the invite's venue. An invite that somebody else used says nothing. */
async function findStanding(
  deps: Deps,
  tx: Tx,
  chat: ChatContext,
  token: string,
): Promise<Invite | undefined> {
  const rows = await tx.$queryRaw<Invite[]>`
    select s.role::text as role, v.name as venue, v.id as "venueId"
    from staff_invite i join venue v on v.id = i.venue_id
    join staff s on s.venue_id = i.venue_id and s.person_id = ${chat.person.id}::uuid and s.removed_at is null
    where i.token_hash = ${inviteHash(deps, token)} and (i.used_at is null or i.used_by = ${chat.person.id}::uuid)
    for share of s`;
  return rows[0];
}

async function useInvite(deps: Deps, tx: Tx, chat: ChatContext, token: string): Promise<Invite> {
  const now = deps.clock();
  const rows = await tx.$queryRaw<Invite[]>`
    update staff_invite i set used_at = ${now}, used_by = ${chat.person.id}::uuid
    from venue v
    where v.id = i.venue_id and i.token_hash = ${inviteHash(deps, token)} and i.used_at is null
      and i.expires_at > ${now}
    returning i.venue_id as "venueId", v.name as venue, i.role::text as role`;
  const invite = rows[0];
  if (!invite) throw new DomainError("invite_invalid");
  return invite;
}

async function join(deps: Deps, tx: Tx, chat: ChatContext, { venueId, role }: Invite): Promise<void> {
  await tx.$executeRaw`
    insert into staff (id, venue_id, person_id, role, duty_since)
    values (${newId(deps)}::uuid, ${venueId}::uuid, ${chat.person.id}::uuid, ${role}::staff_role, ${deps.clock()})
    on conflict (venue_id, person_id) do update
      set role = excluded.role, removed_at = null, on_duty = true, duty_since = excluded.duty_since`;
}

/** After the chat was turned to the venue, which ends what was to be said about another. */
async function greet(
  tx: Tx,
  chat: ChatContext,
  { venue, role }: Invite,
  shown: string | null,
): Promise<void> {
  const key = shown === null ? "staff-joined" : "staff-joined-also";
  const content = { key, args: { venue, role, ...(shown !== null && { shown }) } };
  await queueMessage(tx, chat, content);
}
