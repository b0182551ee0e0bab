import { Prisma } from "@gotovo/db";
import type { Deps } from "../context.ts";
import type { DialogListRow, ListViewer, PartOfList } from "./dialog-list.ts";
import { literalLimit } from "./read-dialogs.ts";
import { hasOpenChat } from "./receivers.ts";

/**
 * The part of the list that is customers of active orders with whom no dialog is open, each once, with their newest
 * order. Whoever cannot be written to is not in it. It grows with the venue's active orders, and with nothing else: what
 * is asked of each is a subquery with a value, so that no plan reads all dialogs for it.
 */
export function readUnwritten(
  deps: Pick<Deps, "db">,
  { venueId, staffId }: ListViewer,
  { direction, place, limit }: PartOfList,
): Promise<DialogListRow[]> {
  const order = direction === "newer" ? Prisma.sql`asc` : Prisma.sql`desc`;
  const beyond =
    place === null
      ? Prisma.empty
      : direction === "older"
        ? Prisma.sql`and (n.created_at, n.id) < (${place.at}, ${place.id}::uuid)`
        : Prisma.sql`and (n.created_at, n.id) > (${place.at}, ${place.id}::uuid)`;
  return deps.db.read<DialogListRow>(Prisma.sql`
    with newest as (
      select distinct on (c.person_id) o.id, o.created_at, o.number, o.status, c.person_id, c.name
      from "order" o join customer c on c.id = o.customer_id
      where o.venue_id = ${venueId}::uuid and o.finished_at is null and c.person_id is not null
      order by c.person_id, o.created_at desc, o.id desc),
    page as (
      select n.* from newest n
      where coalesce((select d.closed_at is not null and d.blocked_at is null from dialog d
          where d.venue_id = ${venueId}::uuid and d.person_id = n.person_id), true)
        and ${hasOpenChat({ personId: Prisma.sql`n.person_id` })} ${beyond}
      order by n.created_at ${order}, n.id ${order} ${literalLimit(limit)})
    select 'orders' as part, n.id, n.person_id as "personId", coalesce(n.name, p.name) as "customerName",
      n.number as "orderNumber", n.status as "orderStatus", n.created_at as at,
      t.person_id is not null as "isSelected", true as "isReachable",
      0 as unread, null::uuid as "assigneeId", null::text as "assigneeName", null::timestamptz as "waitingSince",
      null::timestamptz as "blockedAt", null::text as "blockedByName", m.author::text as "lastAuthor", m.content as "lastContent"
    from page n join person p on p.id = n.person_id
    left join selected_person t on t.person_id = n.person_id and t.staff_id = ${staffId}::uuid
    left join lateral (
      select author, content from dialog_message where dialog_id = (
        select d.id from dialog d where d.venue_id = ${venueId}::uuid and d.person_id = n.person_id)
      order by id desc limit 1) m on true
    order by n.created_at ${order}, n.id ${order}`);
}
