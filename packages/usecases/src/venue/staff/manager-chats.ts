import type { ChatKey, Tx } from "../../context.ts";

/** A chat of a manager or an owner of a venue, on duty or not. */
export interface ManagerChat extends ChatKey {
  /** It shows the venue, not another of theirs. */
  readonly isHere: boolean;
}

/** The chats of a venue's managers and owners that can be written to. */
export async function managerChats(tx: Pick<Tx, "$queryRaw">, venueId: string): Promise<ManagerChat[]> {
  return tx.$queryRaw<ManagerChat[]>`
    select chat.bot::text as bot, chat.chat_id as "chatId", chat.venue_id is not distinct from s.venue_id as "isHere"
    from staff s join chat on chat.bot = 'horeca' and chat.person_id = s.person_id and chat.blocked_at is null
    where s.venue_id = ${venueId}::uuid and s.role in ('owner', 'manager') and s.removed_at is null`;
}
