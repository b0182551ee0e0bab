import type { QueuedContent } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { Deps, Tx } from "../../context.ts";
import { scheduleIfUnattended } from "../schedule-order-ticks.ts";
import type { StaffActor } from "./find-staff.ts";
import type { LockedMember } from "./lock-team.ts";
import { publishVenue } from "./publish-venue.ts";
import { showVenue } from "./show-venue.ts";
import { staffChats } from "./staff-chats.ts";

/** What is said about it: alone, and together with the venue that is shown from now on (`next`). */
const farewells = {
  removed: ["team-removed", "team-removed-next"],
  left: ["team-left", "team-left-next"],
} as const;

/**
 * Ends somebody's work at a venue, in a transaction that holds the team's lock. Their chat turns to another of their
 * venues, if there is one; their dialogs become unassigned; invites they made are void; and one message tells them so.
 * They can no longer change what they wrote; the messages themselves stay untouched.
 */
export async function endMembership(
  deps: Deps,
  tx: Tx,
  { venueId, venueName }: StaffActor,
  { staffId, personId }: LockedMember,
  how: keyof typeof farewells,
): Promise<void> {
  await tx.$executeRaw`update staff set removed_at = ${deps.clock()} where id = ${staffId}::uuid`;
  await tx.$executeRaw`
    update dialog set assignee_id = null where venue_id = ${venueId}::uuid and assignee_id = ${staffId}::uuid`;
  await tx.$executeRaw`delete from selected_person where staff_id = ${staffId}::uuid`;
  await tx.$executeRaw`
    delete from staff_invite
    where venue_id = ${venueId}::uuid and created_by = ${staffId}::uuid and used_at is null`;
  const chats = await staffChats(tx, personId);
  const next = await otherVenue(tx, personId);
  const leaving = chats.filter((chat) => chat.venueId === venueId).map(({ chatId }) => chatId);
  await showVenue(deps, tx, leaving, next?.id ?? null);
  for (const chat of chats) {
    const moved = leaving.includes(chat.chatId) ? next : undefined;
    const [alone, together] = farewells[how];
    const content: QueuedContent = moved
      ? { key: together, args: { venue: venueName, next: moved.name } }
      : { key: alone, args: { venue: venueName } };
    await queueMessage(tx, chat, content);
  }
  await scheduleIfUnattended(deps, tx, venueId);
  await publishVenue(deps, tx, venueId, chats);
}

/** The venue that a person joined last, among those where they still work. */
async function otherVenue(tx: Tx, personId: string): Promise<{ id: string; name: string } | undefined> {
  const rows = await tx.$queryRaw<{ id: string; name: string }[]>`
    select v.id, v.name from staff s join venue v on v.id = s.venue_id
    where s.person_id = ${personId}::uuid and s.removed_at is null
    order by s.created_at desc, s.id desc limit 1`;
  return rows[0];
}
