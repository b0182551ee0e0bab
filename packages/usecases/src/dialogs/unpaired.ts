import { Prisma } from "@gotovo/db";

/**
 * SQL: whether the person of a dialog `d` has ended their pairing with its café, live and in test (or it has), and has not
 * written since: then nobody there may write to them. What is open was either begun by them or is of somebody who is paired.
 * Guests, who write from an order's page, were never paired.
 */
export const unpairedSql = `(d.closed_at is not null and not exists (
  select from customer own join merchant side on side.id = own.merchant_id
    join venue own_venue on own_venue.merchant_id in (side.id, side.test_of)
  where own_venue.id = d.venue_id and own.person_id = d.person_id)
  and not exists (select from person guest where guest.id = d.person_id and guest.guest_of is not null))`;

/** The same for statements that Prisma puts together. */
export const isUnpaired = Prisma.raw(unpairedSql);
