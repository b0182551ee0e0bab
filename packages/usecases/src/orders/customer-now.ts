import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";

/** What a person has to do with orders just now: what a bot can tell them to do follows from it. */
export interface CustomerNow {
  /** Orders under way. */
  readonly active: number;
  /** They have had an order at some café of ours. */
  readonly isKnown: boolean;
  /** A finished order that they have not said anything of, and are asked about. */
  readonly toRate: { readonly number: string; readonly venue: string } | null;
  /** A café that takes no messages from them. */
  readonly blockedBy: string | null;
  /** What they write goes to a café, or they are asked to which. */
  readonly mayWrite: boolean;
}

/** Reads that; a few index reads, whatever somebody has bought in years. */
export async function customerNow(deps: Pick<Deps, "db">, personId: string): Promise<CustomerNow> {
  const [now] = await deps.db.read<CustomerNow>(Prisma.sql`
    with mine as (select id from customer where person_id = ${personId}::uuid),
      blocked as (
        select d.venue_id, v.name, d.blocked_at from dialog d join venue v on v.id = d.venue_id
        where d.person_id = ${personId}::uuid and d.blocked_at is not null),
      active as (
        select o.venue_id from "order" o join mine on mine.id = o.customer_id where o.finished_at is null)
    select (select count(*)::int from active) as active,
      exists (select from mine join "order" o on o.customer_id = mine.id) as "isKnown",
      (select json_build_object('number', o.number, 'venue', v.name)
        from feedback f join "order" o on o.id = f.order_id join venue v on v.id = f.venue_id
        where f.person_id = ${personId}::uuid and f.ended_at is null and f.rating is null
        order by f.asked_at desc limit 1) as "toRate",
      (select name from blocked order by blocked_at desc limit 1) as "blockedBy",
      exists (select from active where venue_id not in (select venue_id from blocked))
        or not exists (select from active) and exists (
          select from mine join "order" o on o.customer_id = mine.id
          where o.venue_id not in (select venue_id from blocked)) as "mayWrite"`);
  return now as CustomerNow;
}
