import type { Deps } from "@gotovo/usecases/context";
import type { SeededMerchant } from "./seed.ts";

/**
 * One dialog for each customer of the merchant, about their order: every other one is closed, and of those every other one blocked; of those that are open
 * every other one is answered by one of the venue's staff, and every fifth one has something unread. Four to fifteen
 * messages in each, of which those of the customers are also in the chats of the staff.
 */
export async function seedDialogs(deps: Deps, { merchantId, venueId }: SeededMerchant): Promise<void> {
  await deps.db.pool.query(insertDialogs, [merchantId, venueId]);
  await deps.db.pool.query(insertMessages, [venueId]);
  await deps.db.pool.query(insertCopies, [venueId]);
}

/** Finished broadcasts of a staff chat, each to fifty of the customers whose chats exist. */
export async function seedBroadcasts(
  deps: Deps,
  { venueId }: SeededMerchant,
  staffChat: bigint,
  count: number,
): Promise<void> {
  await deps.db.pool.query(insertBroadcasts, [venueId, staffChat, count]);
}

const insertDialogs = `
  insert into dialog (id, venue_id, person_id, order_id, assignee_id, unread, waiting_since, last_message_at, closed_at,
    blocked_at, blocked_by, created_at)
  select gen_random_uuid(), $2::uuid, c.person_id, o.id,
    case when n % 4 = 1 then s.ids[1 + n / 4 % cardinality(s.ids)] end,
    case when n % 10 = 3 then 2 else 0 end, case when n % 10 = 3 then at end, at,
    case when n % 2 = 0 then at end, case when n % 4 = 2 then at end, case when n % 4 = 2 then s.ids[1] end,
    at - interval '1 hour'
  from (select c.*, (row_number() over (order by c.site_user_id))::int as n,
      now() - interval '37 seconds' * row_number() over (order by c.site_user_id) as at
    from customer c where c.merchant_id = $1::uuid) c
  left join lateral (select id from "order" where customer_id = c.id limit 1) o on true,
    (select array_agg(id order by id) as ids from staff where venue_id = $2::uuid) s`;

const insertMessages = `
  insert into dialog_message (dialog_id, author, staff_id, order_id, content, source_bot, source_chat_id,
    source_message_id, opened_at, created_at)
  select d.id, case when k % 2 = 0 then 'customer' else 'staff' end::dialog_author,
    case when k % 2 = 1 then (select id from staff where venue_id = $1::uuid limit 1) end, d.order_id,
    jsonb_build_object('kind', 'text', 'text', 'Is there any oat milk left today? ' || k, 'entities', '[]'::jsonb),
    case when k % 2 = 0 then 'customer' else 'horeca' end::bot_kind, d.number, k,
    case when d.unread = 0 then d.last_message_at end, d.last_message_at - interval '1 minute' * (20 - k)
  from (select *, row_number() over (order by id) as number from dialog where venue_id = $1::uuid) d,
    lateral generate_series(1, 4 + d.number % 12) k`;

const insertCopies = `
  insert into dialog_copy (bot, chat_id, message_id, dialog_message_id, shown)
  select 'horeca', chat.chat_id, -m.id, m.id, 'text'
  from chat, dialog d join dialog_message m on m.dialog_id = d.id
  where chat.bot = 'horeca' and chat.venue_id = $1::uuid and d.venue_id = $1::uuid and m.author = 'customer'`;

const insertBroadcasts = `
  with sent as (
    insert into broadcast (id, venue_id, staff_id, chat_id, receivers, created_at, finished_at)
    select gen_random_uuid(), $1::uuid, (select id from staff where venue_id = $1::uuid limit 1), $2, 50, now(), now()
    from generate_series(1, $3::int)
    returning id)
  insert into chat_message (bot, chat_id, broadcast_id, content, sent_at)
  select 'customer', c.chat_id, sent.id, '{"key": "news"}', now()
  from sent, (select chat_id from chat where bot = 'customer' limit 50) c`;
