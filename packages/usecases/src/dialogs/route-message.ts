import { Prisma } from "@gotovo/db";
import type { ChatContext } from "../chats/enter-chat.ts";
import type { Deps } from "../context.ts";

/** A venue that a customer may write to, and the order that it would be about. */
export interface Addressee {
  readonly venueId: string;
  readonly venueName: string;
  readonly orderId: string | null;
}

/** Where a customer's message goes: to one venue, or the person has to choose; an empty choice: they know no venue. */
export type Route = { readonly to: Addressee } | { readonly choose: readonly Addressee[] };

/** For this long, what a person writes keeps going to the venue they chose. */
const chosenForMs = 30 * 60_000;

/** A dialog as young as this goes on without a question. */
const youngMs = 24 * 3_600_000;

/** Venues offered at most. */
const offered = 6;

interface Candidate extends Addressee {
  readonly isActive: boolean;
  readonly isChosen: boolean;
  readonly isYoung: boolean;
}

/**
 * Where a customer's message goes that replies to nothing: to the venue they chose recently, to that of their active
 * order, to that of the one dialog that is going on; else they are asked.
 */
export async function routeMessage(deps: Pick<Deps, "db" | "clock">, chat: ChatContext): Promise<Route> {
  const candidates = await findCandidates(deps, chat);
  const active = candidates.filter((one) => one.isActive);
  const chosen = candidates.find((one) => one.isChosen && (one.isActive || active.length === 0));
  if (chosen) return { to: chosen };
  if (active.length === 1) return { to: active[0] as Candidate };
  if (active.length > 1) return { choose: active };
  const young = candidates.filter((one) => one.isYoung);
  if (young.length === 1) return { to: young[0] as Candidate };
  return { choose: candidates };
}

/** The venues of a person's active orders, and those dealt with recently (or one of them); the newest first. */
async function findCandidates(
  deps: Pick<Deps, "db" | "clock">,
  { chatId, person }: ChatContext,
  venueId: string | null = null,
): Promise<Candidate[]> {
  const now = deps.clock().getTime();
  const there = (table: Prisma.Sql) =>
    venueId === null ? Prisma.empty : Prisma.sql`and ${table}.venue_id = ${venueId}::uuid`;
  return deps.db.read<Candidate>(Prisma.sql`
    with dealt as (
      (select o.venue_id, o.id as order_id, true as active, o.created_at as at from "order" o
        join customer c on c.id = o.customer_id
        where c.person_id = ${person.id}::uuid and o.finished_at is null ${there(Prisma.sql`o`)})
      union all
      (select recent.venue_id, null, false, recent.created_at from customer c, lateral (
         select o.venue_id, o.created_at from "order" o
         where o.customer_id = c.id ${there(Prisma.sql`o`)} order by o.id desc limit 20) recent
        where c.person_id = ${person.id}::uuid)
      union all
      (select d.venue_id, null, false, d.last_message_at from dialog d
        where d.person_id = ${person.id}::uuid ${there(Prisma.sql`d`)} order by d.last_message_at desc limit 20)),
    venues as (
      select venue_id, bool_or(active) as active, max(at) as at,
        (array_agg(order_id order by at desc) filter (where active))[1] as order_id
      from dealt group by venue_id)
    select venues.venue_id as "venueId", v.name as "venueName", venues.order_id as "orderId",
      venues.active as "isActive",
      coalesce(chat.dialog_id = d.id and chat.dialog_at > ${new Date(now - chosenForMs)}, false) as "isChosen",
      coalesce(d.closed_at is null and d.last_message_at > ${new Date(now - youngMs)}, false) as "isYoung"
    from venues join venue v on v.id = venues.venue_id
    left join dialog d on d.venue_id = venues.venue_id and d.person_id = ${person.id}::uuid
    left join chat on chat.bot = 'customer' and chat.chat_id = ${chatId}
    order by venues.active desc, venues.at desc limit ${offered}`);
}

/** A venue that this person has dealt with, by its id; null for any other. */
export async function addresseeOf(
  deps: Pick<Deps, "db" | "clock">,
  chat: ChatContext,
  venueId: string,
): Promise<Addressee | null> {
  return (await findCandidates(deps, chat, venueId))[0] ?? null;
}

/** The venue of the order that this person has just paired with by a code; null when they have not. */
export async function addresseeOfPairing(
  deps: Pick<Deps, "db">,
  { person }: ChatContext,
  pairingId: string,
): Promise<Addressee | null> {
  const rows = await deps.db.read<Addressee>(Prisma.sql`
    select o.venue_id as "venueId", v.name as "venueName", o.id as "orderId" from pairing_code c
    join "order" o on o.id = c.order_id join venue v on v.id = o.venue_id
    where c.id = ${pairingId}::uuid and c.redeemed_by = ${person.telegramUserId}`);
  return rows[0] ?? null;
}

/** The venue of one of the person's orders, which the message is then about; null for somebody else's. */
export async function addresseeOfOrder(
  deps: Pick<Deps, "db">,
  chat: ChatContext,
  orderId: string,
): Promise<Addressee | null> {
  const rows = await deps.db.read<Addressee>(Prisma.sql`
    select o.venue_id as "venueId", v.name as "venueName", o.id as "orderId" from "order" o
    join customer c on c.id = o.customer_id join venue v on v.id = o.venue_id
    where o.id = ${orderId}::uuid and c.person_id = ${chat.person.id}::uuid`);
  return rows[0] ?? null;
}
