import type { ChatKey, Tx } from "../../context.ts";

/** A person's chat with the HoReCa bot. */
export interface StaffChat extends ChatKey {
  readonly venueId: string | null;
}

/** The chats in which a person runs a queue, whichever venue each of them shows. */
export async function staffChats(tx: Tx, personId: string): Promise<StaffChat[]> {
  return tx.$queryRaw<StaffChat[]>`
    select bot::text as bot, chat_id as "chatId", venue_id as "venueId" from chat
    where bot = 'horeca' and person_id = ${personId}::uuid`;
}
