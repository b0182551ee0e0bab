import type { Deps } from "@gotovo/usecases/context";
import type { SeededMerchant } from "./seed.ts";
import { seedDialogs } from "./seed-dialogs.ts";

/** How much of everything has grown. */
export interface Growth {
  readonly events: number;
  readonly messages: number;
  readonly orders: number;
}

/** The days over which all of it is spread, back from now. */
export const grownDays = { events: 60, messages: 730, orders: 180 };

/**
 * Over a database whose statements may take minutes. Fills the tables that grow, evenly over `grownDays`: a merchant's log, what was said in the dialogs of its customers (each
 * message with a copy in a chat, and a line of what a bot has sent), and finished orders.
 */
export async function seedGrowth(deps: Deps, merchant: SeededMerchant, growth: Growth): Promise<void> {
  await seedDialogs(deps, merchant);
  await fill(deps, growth.events, insertEvents, [merchant.merchantId]);
  await deps.db.pool.query(
    `insert into event_log (merchant_id, last) select $1, max(position) from event where merchant_id = $1
     on conflict (merchant_id) do update set last = excluded.last`,
    [merchant.merchantId],
  );
  await fill(deps, growth.messages, insertMessages, [merchant.venueId]);
  await fill(deps, growth.orders, insertOrders, [merchant.merchantId, merchant.venueId]);
}

/** Rows a statement. */
const slice = 250_000;

/** @param sql of the rows `r (n, part)`: `part` is how much of the time has passed at the n-th, from 0 to 1 */
async function fill(deps: Deps, count: number, sql: string, values: readonly string[]): Promise<void> {
  const client = await deps.db.pool.connect();
  try {
    // What stands in these rows is right: no need to have each foreign key looked up.
    await client.query("set session_replication_role = replica");
    for (let first = 0; first < count; first += slice) {
      const last = Math.min(first + slice, count) - 1;
      const rows = `with r as (select n, n / ${count}.0 as part from generate_series(${first}, ${last}) n)`;
      await client.query(`${rows} ${sql}`, [...values]);
    }
  } finally {
    client.release(true);
  }
}

const insertEvents = `, timed as (
    select n, now() - interval '${grownDays.events} days' * (1 - part) as at from r)
  insert into event (id, merchant_id, type, subject_type, subject_id, data, actor_kind, at, position)
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n), 19, '0'))::uuid, $1,
    'order.status_changed', 'order', 'old-' || n / 4, json_build_object('order', json_build_object('order_id', 'old-' || n / 4,
      'number', n / 4, 'status', 'ready', 'version', n % 4, 'total', 35000, 'currency', 'RUB',
      'items', json_build_array(json_build_object('name', 'Cappuccino', 'quantity', 1, 'price', 35000)),
      'placed_at', at, 'ready_at', at)), 'staff', at, n + 1 from timed`;

const insertMessages = `, timed as (
    select n, now() - interval '${grownDays.messages} days' * (1 - part) as at from r),
  dialogs as (select array_agg(id order by id) as ids from dialog where venue_id = $1),
  said as (
    insert into dialog_message (dialog_id, author, content, source_bot, source_chat_id, source_message_id, opened_at, created_at)
    select ids[1 + n % cardinality(ids)], case when n % 2 = 0 then 'customer' else 'staff' end::dialog_author,
      jsonb_build_object('kind', 'text', 'text', 'Is there any oat milk left today? ' || n, 'entities', '[]'::jsonb),
      case when n % 2 = 0 then 'customer' else 'horeca' end::bot_kind, 1, n, at, at from timed, dialogs
    returning id, created_at),
  copies as (
    insert into dialog_copy (bot, chat_id, message_id, dialog_message_id, shown) select 'horeca', 2, id, id, 'text' from said)
  insert into chat_message (bot, chat_id, dialog_message_id, created_at, sent_at, message_id)
  select 'horeca', 2, id, created_at, created_at, id from said`;

const insertOrders = `, timed as (
    select n, now() - interval '${grownDays.orders} days' * (1 - part) as at from r),
  buyers as (select array_agg(id order by id) as ids from customer where merchant_id = $1)
  insert into "order" (id, merchant_id, venue_id, customer_id, external_id, number, status, items, total, currency, placed_at,
    finished_at, track_token, request_hash, created_at)
  select gen_random_uuid(), $1, $2, ids[1 + n % cardinality(ids)], 'old-' || n, n, 'delivered',
    '[{"name":"Cappuccino","quantity":1,"price":35000}]', 35000, 'RUB', at, at, gen_random_uuid(), '', at
  from timed, buyers`;
