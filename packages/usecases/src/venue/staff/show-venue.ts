import { takeDownRelays } from "../../chats/take-down.ts";
import type { Deps, Tx } from "../../context.ts";

/**
 * Turns staff chats to a venue, or to none, in the caller's transaction. Nothing of the venue that a chat showed
 * before stays open there or is sent any more: steps, drafts, questions and lists end, the current dialog is left, and
 * customers' messages are taken down.
 */
export async function showVenue(
  deps: Deps,
  tx: Tx,
  chatIds: readonly bigint[],
  venueId: string | null,
): Promise<void> {
  await tx.$executeRaw`
    with turned as (
      select chat_id from chat
      where bot = 'horeca' and chat_id = any(${[...chatIds]}::bigint[])
        and venue_id is not null and venue_id is distinct from ${venueId}::uuid
      for update),
    steps as (delete from chat_step t using turned where t.bot = 'horeca' and t.chat_id = turned.chat_id),
    drafts as (delete from held_message h using turned where h.bot = 'horeca' and h.chat_id = turned.chat_id),
    unsent as (
      delete from chat_message q using turned
      where q.bot = 'horeca' and q.chat_id = turned.chat_id and q.sent_at is null and q.failure is null),
    views as (
      update card set prompt = null, prompt_version = null from turned
      where card.bot = 'horeca' and card.chat_id = turned.chat_id and card.prompt is not null)
    update chat set dialog_id = null, dialog_at = null, dialog_list = null from turned
    where chat.bot = 'horeca' and chat.chat_id = turned.chat_id`;
  await tx.$executeRaw`
    update chat set venue_id = ${venueId}::uuid where bot = 'horeca' and chat_id = any(${[...chatIds]}::bigint[])`;
  await takeDownRelays(deps, tx, chatIds, venueId);
}
