import type { Tx } from "../context.ts";
import type { HolderRow } from "./account-holder.ts";

/**
 * Erases what staff were told of a person by name and in the person's words, as far as we keep it, in the caller's
 * transaction: messages that are in their chats already. Before the names are gone.
 */
export async function eraseTold(tx: Tx, { personId }: HolderRow): Promise<void> {
  await tx.$executeRaw`
    delete from chat_message q
    where q.bot = 'horeca' and q.sent_at is not null
      and q.content->>'key' in ('feedback-told', 'survey-told', 'dialog-not-delivered')
      and q.content->'args'->>'name' in (
        select name from person where id = ${personId}::uuid
        union select name from customer where person_id = ${personId}::uuid)`;
}
