import type { Shop } from "../../testing/shop.ts";

/** What rows of the tables below hang on. It outlives them. */
export async function whatTheyHangOn(shop: Shop): Promise<Record<string, string>> {
  const cafe = await shop.merchant();
  const [anna, boris] = [await shop.person(), await shop.person()];
  const { order } = await cafe.place("held", { customer: { siteUserId: "held" } });
  const [ids] = await shop.rows<Record<string, string>>(
    `with far as (select '2126-01-01'::timestamptz as at),
       talk as (
         insert into dialog (id, venue_id, person_id, last_message_at, closed_at)
         select gen_random_uuid(), $1, $2, at, at from far returning id),
       open_talk as (
         insert into dialog (id, venue_id, person_id, last_message_at)
         select gen_random_uuid(), $1, $4::uuid, at from far returning id),
       someone as (
         insert into staff (id, venue_id, person_id, role) values (gen_random_uuid(), $1, $2, 'barista') returning id),
       owner as (
         insert into account (id, invite_code) values (gen_random_uuid(), 'HELD00') returning id),
       code as (
         update pairing_code set expires_at = at from far where order_id = $3 returning id)
     select (select id from talk) as dialog, (select id from open_talk) as open, (select id from someone) as staff, (select id from owner) as account,
       (select id from code) as code`,
    [cafe.venueId, anna.person.id, order.id, boris.person.id],
  );
  const customer = {
    customer: order.customerId,
    venue: cafe.venueId,
    merchant: cafe.merchantId,
    order: order.id,
  };
  return { ...ids, ...customer };
}

/**
 * Rows of every table from which something goes, by table and the column that says since when: one for each row of
 * `r (n, at)`, hanging on what `ids` has.
 */
export const rowsOf = {
  "order.finished_at": `insert into "order" (id, merchant_id, venue_id, customer_id, external_id, number, status, finished_at,
      track_token, request_hash)
    select gen_random_uuid(), ids.merchant, ids.venue, ids.customer, 'over-' || n, n, 'delivered', at, 'over-' || n, ''
    from r, ids`,
  "push_subscription.created_at": `insert into push_subscription (id, order_id, endpoint, p256dh, auth, language, page, told, created_at)
    select gen_random_uuid(), ids."order", 'https://push.example/' || n, '', '', 'en', '', 'placed', at from r, ids`,
  "pairing_code.expires_at": `insert into pairing_code (id, merchant_id, order_id, customer_id, code_hash, token_hash, expires_at)
    select gen_random_uuid(), ids.merchant, ids."order", ids.customer, 'c' || n, 't' || n, at from r, ids`,
  "pairing_ask.expires_at": `insert into pairing_ask (merchant_id, telegram_user_id, pairing_id, expires_at)
    select ids.merchant, n, ids.code, at from r, ids`,
  "pairing_move.moved_at": `insert into pairing_move (id, merchant_id, order_id, former_person_id, new_person_id, moved_at)
    select gen_random_uuid(), ids.merchant, ids."order", ids.code, ids.code, at from r, ids`,
  "event.id": `insert into event (id, merchant_id, type, subject_type, subject_id, data, at, position)
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || lpad(to_hex(n), 20, '0'))::uuid,
      ids.merchant, 'order.placed', 'order', 'held', '{}', at, 1000000 + n from r, ids`,
  "dialog_message.created_at": `insert into dialog_message (dialog_id, author, content, created_at)
    select ids.dialog, 'customer', '{}', at from r, ids`,
  "dialog_survey.asked_at": `insert into dialog_survey (id, dialog_id, asked_at, ended_at)
    select gen_random_uuid(), ids.dialog, at, at from r, ids`,
  "broadcast.created_at": `insert into broadcast (id, venue_id, staff_id, chat_id, receivers, created_at, finished_at)
    select gen_random_uuid(), ids.venue, ids.staff, 1, 1, at, at from r, ids`,
  "chat_message.created_at": `insert into chat_message (bot, chat_id, content, created_at, sent_at)
    select chat.bot, chat.chat_id, '{}', r.at, r.at from r, (select * from chat limit 1) chat`,
  "chat_step.expires_at": `, chats as (
      insert into chat (bot, chat_id) select 'horeca', -n from r returning chat_id)
    insert into chat_step (bot, chat_id, name, data, expires_at) select 'horeca', -n, 'step', '{}', at from r`,
  "held_message.created_at": `insert into held_message (bot, chat_id, message_id, content, created_at)
    select 'customer', 1, n, '{}', at from r`,
  "file_copy.created_at": `insert into file_copy (bot, unique_id, kind, file_id, created_at)
    select 'customer', n, 'photo', 'file', at from r`,
  "group_notice.noticed_at": `insert into group_notice (chat_id, telegram_user_id, noticed_at) select 1, n, at from r`,
  "handled_update.handled_at": `insert into handled_update (bot, update_id, handled_at) select 'customer', n, at from r`,
  "update_set_aside.at": `insert into update_set_aside (bot, update_id, chat_id, update, error, tries, at)
    select 'customer', n, 1, '{}', '', 10, at from r`,
  "idempotency_key.created_at": `insert into idempotency_key (merchant_id, key, request_hash, created_at)
    select ids.merchant, n, '', at from r, ids`,
  "attempt_counter.window_start": `insert into attempt_counter (scope, failures, window_start) select n, 1, at from r`,
  "rate_limit.expire": `insert into rate_limit (key, points, expire)
    select n, 1, (extract(epoch from at) * 1000)::bigint from r`,
  "account_session.expires_at": `insert into account_session (id, account_id, device, address, created_at, used_at, expires_at)
    select gen_random_uuid(), ids.account, '', '', at, at, at from r, ids`,
  "account_session.revoked_at": `insert into account_session (id, account_id, device, address, created_at, used_at, expires_at,
      revoked_at)
    select gen_random_uuid(), ids.account, '', '', at, at, '2126-01-01', at from r, ids`,
  "one_time_code.expires_at": `insert into one_time_code (id, purpose, phone, digits, device, address, created_at, expires_at)
    select gen_random_uuid(), 'otp', '', 4, '', '', at, at from r`,
  "sign_up_session.expires_at": `insert into sign_up_session (token_hash, browser_hash, name, device, address, created_at,
      expires_at)
    select n, '', '', '', '', at, at from r`,
  "authorization.expires_at": `insert into "authorization" (id, auth_hash, phone, device, address, created_at, expires_at)
    select gen_random_uuid(), n, '', '', '', at, at from r`,
  "staff_invite.expires_at": `insert into staff_invite (id, venue_id, role, token_hash, expires_at)
    select gen_random_uuid(), ids.venue, 'barista', n, at from r, ids`,
  "lease.expires_at": `insert into lease (name, holder, expires_at) select n, gen_random_uuid(), at from r`,
} as const;

/** The same of rows that stay although their time is over, of every rule that has some. */
export const stayingOf = {
  "order.finished_at": `insert into "order" (id, merchant_id, venue_id, customer_id, external_id, number, status, finished_at,
      refund_state, track_token, request_hash)
    select gen_random_uuid(), ids.merchant, ids.venue, ids.customer, 'owed-' || n, n, 'canceled_by_cafe', at, 'due',
      'owed-' || n, '' from r, ids`,
  "dialog_message.created_at": `insert into dialog_message (dialog_id, author, content, created_at)
    select ids.open, 'customer', '{}', at from r, ids`,
  "dialog_survey.asked_at": `insert into dialog_survey (id, dialog_id, asked_at)
    select gen_random_uuid(), ids.dialog, at from r, ids`,
  "broadcast.created_at": `insert into broadcast (id, venue_id, staff_id, chat_id, receivers, created_at)
    select gen_random_uuid(), ids.venue, ids.staff, 1, 1, at from r, ids`,
  "chat_message.created_at": `insert into chat_message (bot, chat_id, content, created_at)
    select chat.bot, chat.chat_id, '{}', r.at from r, (select * from chat limit 1) chat`,
  "attempt_counter.window_start": `insert into attempt_counter (scope, failures, window_start, blocked_until)
    select 'blocked-' || n, 9, at, at + interval '40 days' from r`,
} as const;
