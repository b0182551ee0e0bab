import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import type { ChatContext } from "../chats/enter-chat.ts";
import type { Deps } from "../context.ts";

/**
 * Before a person is asked what to write to a venue.
 * @throws DomainError `recipient_unreachable` (with the `venue`'s name) when it takes no messages from them
 */
export async function requireAccepted(
  deps: Pick<Deps, "db">,
  { person }: ChatContext,
  venueId: string,
): Promise<void> {
  const rows = await deps.db.read<{ venue: string }>(Prisma.sql`
    select v.name as venue from dialog d join venue v on v.id = d.venue_id
    where d.venue_id = ${venueId}::uuid and d.person_id = ${person.id}::uuid and d.blocked_at is not null`);
  const [refusing] = rows;
  if (refusing) throw new DomainError("recipient_unreachable", { venue: refusing.venue });
}
