import type { Deps, Tx } from "../context.ts";

/** Telegram lets bots delete messages of the last 48 hours; what is nearly as old is left alone. */
const deletableMs = 47 * 3_600_000;

/** How many of the newest messages are considered. */
const newest = 200;

/** Messages of one row of the queue: what a kill may have to do again. */
const atOnce = 10;

/**
 * Queues, in the caller's transaction, that staff chats take down what they show of dialogs of any venue but this one.
 * It can be brought back there as history. What is too old to be deleted stays; its buttons do nothing. The caller
 * publishes the chats.
 */
export async function takeDownRelays(
  deps: Deps,
  tx: Tx,
  chatIds: readonly bigint[],
  venueId: string | null,
): Promise<void> {
  const since = new Date(deps.clock().getTime() - deletableMs);
  await tx.$executeRaw`
    with copies as (
      select chats.id as chat_id, c.message_id,
        (row_number() over (partition by chats.id order by c.message_id desc) - 1) / ${atOnce}::int as part
      from unnest(${[...chatIds]}::bigint[]) as chats (id)
      cross join lateral (
        select * from dialog_copy where bot = 'horeca' and chat_id = chats.id
        order by message_id desc limit ${newest}::int) c
      join dialog_message m on m.id = c.dialog_message_id join dialog d on d.id = m.dialog_id
      where d.venue_id is distinct from ${venueId}::uuid and m.created_at > ${since})
    insert into chat_message (bot, chat_id, content, silent)
    select 'horeca', chat_id, jsonb_build_object('takeDown', jsonb_agg(message_id order by message_id desc)), true
    from copies group by chat_id, part order by chat_id, part`;
}

/**
 * Queues, in the caller's transaction, which publishes the chats, that every chat takes down what it shows of some
 * dialogs. What is too old to be deleted stays.
 */
export async function takeDownCopies(deps: Deps, tx: Tx, dialogIds: readonly string[]): Promise<void> {
  const since = new Date(deps.clock().getTime() - deletableMs);
  await tx.$executeRaw`
    with copies as (
      select c.bot, c.chat_id, c.message_id,
        (row_number() over (partition by c.bot, c.chat_id order by c.message_id desc) - 1) / ${atOnce}::int as part
      from dialog_message m join dialog_copy c on c.dialog_message_id = m.id
      where m.dialog_id = any(${[...dialogIds]}::uuid[]) and m.created_at > ${since})
    insert into chat_message (bot, chat_id, content, silent)
    select bot, chat_id, jsonb_build_object('takeDown', jsonb_agg(message_id order by message_id desc)), true
    from copies group by bot, chat_id, part order by bot, chat_id, part`;
}
