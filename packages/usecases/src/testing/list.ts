import type { Shop } from "./shop.ts";
import { hire } from "./team.ts";

/** Adds dialogs to a venue, the newest a second ago, each a second older than the one before. */
async function fill(shop: Shop, venueId: string, count: number): Promise<void> {
  await shop.rows(
    `with numbers as (select n, gen_random_uuid() as id, gen_random_uuid() as person_id from generate_series(1, $2::int) n),
     people as (
       insert into person (id, telegram_user_id, name)
       select person_id, (random() * 1e15)::bigint, 'Гость ' || n from numbers),
     dialogs as (
       insert into dialog (id, venue_id, person_id, last_message_at, unread)
       select id, $1, person_id, $3::timestamptz - n * interval '1 s', n % 3 from numbers)
     insert into dialog_message (dialog_id, author, content)
     select id, 'customer', '{"kind": "text", "text": "Привет", "entities": []}' from numbers`,
    [venueId, count, shop.now()],
  );
}

/** Customers who follow an active order each and have not written, the newest a second ago; half of them have two. */
export async function follow(shop: Shop, venueId: string, count: number): Promise<void> {
  await shop.rows(
    `with numbers as (
       select n, gen_random_uuid() as person_id, gen_random_uuid() as customer_id, (random() * 1e15)::bigint as telegram_id
       from generate_series(1, $2::int) n),
     people as (
       insert into person (id, telegram_user_id, name) select person_id, telegram_id, 'x' from numbers returning id),
     chats as (
       insert into chat (bot, chat_id, person_id) select 'customer', telegram_id, person_id from numbers),
     customers as (
       insert into customer (id, merchant_id, person_id, name)
       select customer_id, v.merchant_id, person_id, 'Молчун ' || n from numbers, venue v where v.id = $1)
     insert into "order" (id, merchant_id, venue_id, customer_id, external_id, number, status, track_token, request_hash,
       created_at)
     select gen_random_uuid(), v.merchant_id, v.id, customer_id, gen_random_uuid()::text, n::text, 'placed',
       gen_random_uuid()::text, '', $3::timestamptz - n * interval '1 s' - again * interval '1 day'
     from numbers, venue v, generate_series(0, 1) again where v.id = $1 and again <= n % 2`,
    [venueId, count, shop.now()],
  );
}

/** A venue with a barista, and dialogs. */
export async function openCafe(shop: Shop, dialogs = 0) {
  const cafe = await shop.merchant();
  const boris = await hire(shop, cafe.venueId, "barista");
  if (dialogs > 0) await fill(shop, cafe.venueId, dialogs);
  return { cafe, boris };
}
