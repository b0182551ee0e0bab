import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import type { DialogFilter, DialogListRow, ListViewer, PartOfList } from "./dialog-list.ts";
import { isAnswerable, isWritable } from "./receivers.ts";

/** The part of the list that is dialogs: by an index of each filter. */
export function readDialogs(
  deps: Pick<Deps, "db">,
  viewer: ListViewer,
  { filter, direction, place, limit }: PartOfList,
): Promise<DialogListRow[]> {
  const order = direction === "newer" ? Prisma.sql`asc` : Prisma.sql`desc`;
  const beyond =
    place === null
      ? Prisma.empty
      : direction === "older"
        ? Prisma.sql`and (d.last_message_at, d.id) < (${place.at}, ${place.id}::uuid)`
        : Prisma.sql`and (d.last_message_at, d.id) > (${place.at}, ${place.id}::uuid)`;
  return deps.db.read<DialogListRow>(Prisma.sql`
    with page as (
      select d.* from dialog d where ${where(filter, viewer)} ${beyond}
      order by d.last_message_at ${order}, d.id ${order} ${literalLimit(limit)})
    select 'dialogs' as part, d.id, d.person_id as "personId", coalesce(c.name, p.name) as "customerName",
      o.number as "orderNumber", o.status as "orderStatus", d.last_message_at as at,
      t.person_id is not null as "isSelected", ${isWritable} and ${isAnswerable} as "isReachable",
      d.unread, d.assignee_id as "assigneeId", ap.name as "assigneeName", d.waiting_since as "waitingSince",
      d.blocked_at as "blockedAt", bp.name as "blockedByName", m.author::text as "lastAuthor", m.content as "lastContent"
    from page d join person p on p.id = d.person_id
    left join "order" o on o.id = d.order_id left join customer c on c.id = o.customer_id
    left join staff a on a.id = d.assignee_id left join person ap on ap.id = a.person_id
    left join staff b on b.id = d.blocked_by left join person bp on bp.id = b.person_id
    left join selected_person t on t.person_id = d.person_id and t.staff_id = ${viewer.staffId}::uuid
    left join lateral (
      select author, content from dialog_message where dialog_id = d.id order by id desc limit 1) m on true
    order by d.last_message_at ${order}, d.id ${order}`);
}

/** As text of the statement: of a parameter PostgreSQL cannot tell that it is small, and plans again every time. */
export function literalLimit(rows: number): Prisma.Sql {
  return Prisma.raw(`limit ${rows}`);
}

function where(filter: DialogFilter, { venueId, staffId }: ListViewer): Prisma.Sql {
  switch (filter) {
    case "all":
      return Prisma.sql`d.venue_id = ${venueId}::uuid and d.closed_at is null`;
    case "mine":
      return Prisma.sql`d.assignee_id = ${staffId}::uuid and d.venue_id = ${venueId}::uuid and d.closed_at is null`;
    case "unassigned":
      return Prisma.sql`d.venue_id = ${venueId}::uuid and d.closed_at is null and d.assignee_id is null`;
    case "closed":
      return Prisma.sql`d.venue_id = ${venueId}::uuid and d.closed_at is not null and d.blocked_at is null`;
    case "blocked":
      return Prisma.sql`d.venue_id = ${venueId}::uuid and d.blocked_at is not null`;
    case "unwritten":
      return Prisma.sql`false`;
    default:
      return filter satisfies never;
  }
}
