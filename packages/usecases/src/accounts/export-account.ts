import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import { type AccountHolder, findHolder, type HolderRow } from "./account-holder.ts";

/** Everything we have of somebody, as a JSON document. */
export type AccountExport = Readonly<Record<string, unknown>>;

/** Collects everything we have of the holder of an account, or of a Telegram person without one. */
export async function exportAccount(
  deps: Pick<Deps, "db" | "clock">,
  holder: AccountHolder,
): Promise<AccountExport> {
  const found = await findHolder(deps.db, holder);
  const entries = Object.entries(parts(found)).map(async ([name, query]) => {
    const rows = await deps.db.read<{ part: unknown }>(query);
    return [name, rows[0]?.part ?? null] as const;
  });
  return { exported_at: deps.clock().toISOString(), ...Object.fromEntries(await Promise.all(entries)) };
}

const list = (from: Prisma.Sql) => Prisma.sql`select coalesce(json_agg(t), '[]') as part from (${from}) t`;
const one = (from: Prisma.Sql) => Prisma.sql`select row_to_json(t) as part from (${from}) t`;

function parts({ accountId, personId, phone }: HolderRow): Record<string, Prisma.Sql> {
  const account = Prisma.sql`${accountId}::uuid`;
  const person = Prisma.sql`${personId}::uuid`;
  // As in the personal area: what was bought by their Telegram, and under their phone what they have said is theirs. What a
  // café says is theirs is an offer, without anything that the café has written.
  const decided = (accepted: Prisma.Sql) => Prisma.sql`exists (
    select from account_merchant d where d.account_id = ${account} and d.merchant_id = c.merchant_id and ${accepted})`;
  const theirs = Prisma.sql`(c.person_id = ${person} or c.phone = ${phone} and ${decided(Prisma.sql`d.accepted`)})`;
  const offered = Prisma.sql`c.phone = ${phone} and c.person_id is distinct from ${person}
    and not ${decided(Prisma.sql`true`)}`;
  return {
    account: one(Prisma.sql`
      select a.id, a.phone, a.name, a.nickname, a.language, a.invite_code, a.created_at, a.invited_at,
        (select i.invite_code from account i where i.id = a.invited_by_id) as invited_by,
        array(select f.phone from account f where f.invited_by_id = a.id order by f.invited_at) as followers,
        a.key_set_at from account a where a.id = ${account}`),
    sessions: list(Prisma.sql`
      select id, device, address, has_key, created_at, used_at, expires_at, revoked_at
      from account_session where account_id = ${account} order by created_at`),
    vault: one(Prisma.sql`select version, box, updated_at from vault where account_id = ${account}`),
    telegram: one(Prisma.sql`
      select p.telegram_user_id, p.name, p.created_at,
        (select json_build_object('language', language, 'notifications', notify)
          from chat where bot = 'customer' and person_id = p.id limit 1) as chat
      from person p where p.id = ${person}`),
    cafes: list(Prisma.sql`
      select m.name as cafe, c.site_user_id, c.name, c.phone, c.paired_at, c.created_at
      from customer c join merchant m on m.id = c.merchant_id where ${theirs} order by c.created_at`),
    orders: list(Prisma.sql`
      select o.external_id as order_id, o.number, v.name as venue, o.status::text as status, o.items, o.description,
        o.total::float8 as total, o.currency, o.note, o.pickup, o.placed_at, o.ready_at, o.finished_at,
        o.cancel_reason, o.refund_state::text as refund, o.refund_amount::float8 as refund_amount, o.created_at
      from "order" o join customer c on c.id = o.customer_id join venue v on v.id = o.venue_id
      where ${theirs} order by o.id`),
    offers: list(Prisma.sql`
      select o.number, v.name as venue, m.name as cafe, o.status::text as status, o.total::float8 as total, o.currency,
        o.placed_at, o.ready_at
      from "order" o join customer c on c.id = o.customer_id join venue v on v.id = o.venue_id
      join merchant m on m.id = o.merchant_id where ${offered} order by o.id`),
    feedback: list(Prisma.sql`
      select o.number as order, v.name as venue, f.rating, f.comment, f.rated_at
      from feedback f join "order" o on o.id = f.order_id join venue v on v.id = f.venue_id
      where f.person_id = ${person} order by f.asked_at`),
    dialogs: list(Prisma.sql`
      select v.name as venue, d.created_at, d.closed_at,
        (select coalesce(json_agg(json_build_object('at', m.created_at, 'author', m.author::text,
            'kind', m.content->>'kind', 'text', m.content->>'text') order by m.id), '[]')
          from dialog_message m where m.dialog_id = d.id and m.author <> 'note') as messages,
        (select coalesce(json_agg(json_build_object('at', u.asked_at, 'solved', u.solved, 'rating', u.rating,
            'comment', u.comment) order by u.asked_at), '[]')
          from dialog_survey u where u.dialog_id = d.id) as surveys
      from dialog d join venue v on v.id = d.venue_id where d.person_id = ${person} or d.person_id in (
        select g.id from person g join "order" o on o.id = g.guest_of join customer c on c.id = o.customer_id where ${theirs})
      order by d.created_at`),
  };
}
