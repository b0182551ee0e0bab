import type { Deps } from "@gotovo/usecases/context";
import { createMerchant } from "@gotovo/usecases/venue/merchants/create-merchant";

export interface SeededMerchant {
  readonly merchantId: string;
  readonly apiKey: string;
  readonly venueId: string;
}

/** A merchant with one venue. */
export async function seedMerchant(deps: Deps, name = "Bench"): Promise<SeededMerchant> {
  const { merchantId, apiKey, venues } = await createMerchant(deps, { name, venues: [{ name }] });
  return { merchantId, apiKey, venueId: venues[0]?.id ?? "" };
}

/** People with ids from `first` on who started the customer bot and paired with the merchant. */
export async function seedCustomers(
  deps: Deps,
  merchantId: string,
  first: number,
  count: number,
): Promise<void> {
  await deps.db.pool.query(
    `with people as (
       insert into person (id, telegram_user_id, name)
       select gen_random_uuid(), $2::bigint + n, 'Customer ' || n from generate_series(0, $3::int - 1) n
       returning id, telegram_user_id),
     chats as (
       insert into chat (bot, chat_id, person_id, language) select 'customer', telegram_user_id, id, 'en' from people)
     insert into customer (id, merchant_id, site_user_id, person_id)
     select gen_random_uuid(), $1::uuid, 'site-' || telegram_user_id, id from people`,
    [merchantId, first, count],
  );
}

/** One staff member of the venue with a chat that shows its queue. */
export async function seedStaff(deps: Deps, venueId: string, telegramUserId: number): Promise<void> {
  await deps.db.pool.query(
    `with someone as (
       insert into person (id, telegram_user_id, name) values (gen_random_uuid(), $2, 'Barista')
       returning id),
     chats as (
       insert into chat (bot, chat_id, person_id, language, venue_id) select 'horeca', $2, id, 'en', $1::uuid from someone)
     insert into staff (id, venue_id, person_id, role) select gen_random_uuid(), $1::uuid, id, 'barista' from someone`,
    [venueId, telegramUserId],
  );
}

/** Orders of paired customers, one each, written straight into the tables: `finished` ones have been delivered. */
export async function seedOrders(
  deps: Deps,
  { merchantId, venueId }: SeededMerchant,
  prefix: string,
  count: number,
  finished: boolean,
): Promise<void> {
  for (let first = 0; first < count; first += slice) {
    const last = Math.min(first + slice, count) - 1;
    await deps.db.pool.query(insertOrders, [merchantId, venueId, prefix, first, last, finished]);
  }
}

/** Rows a statement, so that none runs into the statement time-out. */
const slice = 20_000;

const insertOrders = `
    insert into "order" (id, merchant_id, venue_id, customer_id, external_id, number, status, version, items,
       total, currency, placed_at, finished_at, track_token, request_hash, created_at)
     select gen_random_uuid(), $1::uuid, $2::uuid, c.ids[1 + n % cardinality(c.ids)], $3 || n, n::text,
       case when $6 then 'delivered' else 'placed' end::order_status, 1,
       '[{"name":"Cappuccino","quantity":1,"price":35000}]', 35000, 'RUB', now() - n * interval '1 second',
       case when $6 then now() - interval '1 day' end, gen_random_uuid()::text, '', now() - n * interval '1 second'
     from generate_series($4::int, $5::int) n,
       (select array_agg(id) as ids from customer where merchant_id = $1::uuid) c`;

/** A venue that closes for a minute of each night, with a preparation time measured at every hour. */
export async function seedOpenHours(deps: Deps, venueId: string): Promise<void> {
  const week = JSON.stringify(Array.from({ length: 7 }, () => [[0, 1439]]));
  await deps.db.pool.query("update venue set opening_hours = $2, prep_minutes = 8 where id = $1", [
    venueId,
    week,
  ]);
  await deps.db.pool.query(
    `insert into venue_pace (venue_id, hour, orders, median_seconds, p90_seconds, usual_queue)
     select $1, hour, 200, 240, 480, 4 from generate_series(0, 23) hour`,
    [venueId],
  );
}

/** As autovacuum leaves the tables, without waiting for it. */
export async function tidy(deps: Deps): Promise<void> {
  const client = await deps.db.pool.connect();
  try {
    await client.query("set statement_timeout = 0");
    await client.query("vacuum analyze");
    await client.query("reset statement_timeout");
  } finally {
    client.release();
  }
}
