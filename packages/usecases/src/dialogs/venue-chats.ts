import type { StaffChat } from "@gotovo/domain";
import type { ChatKey, Tx } from "../context.ts";

/** Everyone at a venue who shows its dialogs. */
export interface VenueChats {
  readonly staff: readonly StaffChat[];
  /** The team group, when one is connected and works. */
  readonly group: ChatKey | null;
}

/** The chats of a venue's staff that show it, and its team group; those that cannot be written to are left out. */
export async function chatsOfVenue(tx: Pick<Tx, "$queryRaw">, venueId: string): Promise<VenueChats> {
  const rows = await tx.$queryRaw<(StaffChat & { isGroup: boolean })[]>`
    select chat.chat_id as "chatId", s.id as "staffId", s.on_duty as "onDuty", chat.dialog_id as "dialogId",
      coalesce((s.notify->>'message')::boolean, true) as "hearsMessages", false as "isGroup"
    from chat join staff s on s.venue_id = chat.venue_id and s.person_id = chat.person_id and s.removed_at is null
    where chat.bot = 'horeca' and chat.venue_id = ${venueId}::uuid and chat.blocked_at is null
    union all
    select g.chat_id, null, true, null, true, true from venue_group g
    where g.venue_id = ${venueId}::uuid and g.paused_at is null`;
  const group = rows.find((row) => row.isGroup);
  return {
    staff: rows.filter((row) => !row.isGroup),
    group: group ? { bot: "horeca", chatId: group.chatId } : null,
  };
}

/** What shows the dialogs of a venue, as keys to publish. */
export function keysOf({ staff, group }: VenueChats): ChatKey[] {
  const chats = staff.map(({ chatId }): ChatKey => ({ bot: "horeca", chatId }));
  return group ? [...chats, group] : chats;
}
