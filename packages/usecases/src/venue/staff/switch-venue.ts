import { DomainError } from "@gotovo/domain";
import type { ChatContext } from "../../chats/enter-chat.ts";
import type { Deps } from "../../context.ts";
import { publishChats } from "../../publish.ts";
import { scheduleIfUnattended } from "../schedule-order-ticks.ts";
import { showVenue } from "./show-venue.ts";

/**
 * Turns a staff chat to another venue at which its person works; what was open at the one before is closed.
 * @returns the venue's name
 * @throws DomainError `forbidden` when they no longer work there
 */
export async function switchVenue(deps: Deps, chat: ChatContext, venueId: string): Promise<string> {
  return deps.db.tx(async (tx) => {
    // Locked: a removal that is under way finds the chat at the venue, or we find the person gone.
    const rows = await tx.$queryRaw<{ name: string; former: string | null }[]>`
      select v.name, (select venue_id from chat where bot = 'horeca' and chat_id = ${chat.chatId}) as former from staff s join venue v on v.id = s.venue_id
      where s.venue_id = ${venueId}::uuid and s.person_id = ${chat.person.id}::uuid and s.removed_at is null
      for share of s`;
    if (!rows[0]) throw new DomainError("forbidden");
    await showVenue(deps, tx, [chat.chatId], venueId);
    if (rows[0].former !== null) await scheduleIfUnattended(deps, tx, rows[0].former);
    await publishChats(deps, tx, [chat]);
    return rows[0].name;
  });
}
