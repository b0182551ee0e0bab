import { Prisma } from "@gotovo/db";
import { isUnpaired } from "./unpaired.ts";

/** Whom a venue may write to: parts of statements, given the columns they are about. */
interface At {
  readonly venueId: Prisma.Sql;
  readonly personId: Prisma.Sql;
}

/** The person has a chat with the customer bot that they have not blocked. */
export function hasOpenChat({ personId }: Pick<At, "personId">): Prisma.Sql {
  return Prisma.sql`exists (
    select from chat oc where oc.bot = 'customer' and oc.person_id = ${personId} and oc.blocked_at is null)`;
}

/** The person of a dialog `d` can be answered: in their chat, or on the page of the order whose guest they are. */
export const isAnswerable = Prisma.sql`(${hasOpenChat({ personId: Prisma.sql`d.person_id` })}
  or exists (select from person guest where guest.id = d.person_id and guest.guest_of is not null))`;

/** The person has a dialog with the venue, or an order there that is under way. */
export function isCustomerOf({ venueId, personId }: At): Prisma.Sql {
  return Prisma.sql`(
    exists (select from dialog cd where cd.venue_id = ${venueId} and cd.person_id = ${personId})
    or exists (select from "order" co join customer cc on cc.id = co.customer_id
      where cc.person_id = ${personId} and co.venue_id = ${venueId} and co.finished_at is null))`;
}

/** The person of a dialog `d`, or of none that was joined, is neither blocked by the venue nor unpaired. */
export const isWritable = Prisma.sql`(d.blocked_at is null and not ${isUnpaired})`;

/** The same, and there is a chat to send to; who has blocked the bot counts as such later. */
export function isReceiver({ personId }: Pick<At, "personId">): Prisma.Sql {
  return Prisma.sql`(${isWritable}
    and exists (select from chat rc where rc.bot = 'customer' and rc.person_id = ${personId}))`;
}
