import { Prisma } from "@gotovo/db";
import type { OrderStatus } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { placeAllEvents } from "../events/place-events.ts";
import { isUuid } from "../ids.ts";
import { fromOrders, type OrderRow, orderColumns } from "./order-row.ts";

export interface ListChangedOrdersInput {
  readonly since: Date;
  readonly statuses?: readonly OrderStatus[] | undefined;
  readonly active?: boolean | undefined;
  readonly venueId?: string | undefined;
  readonly limit: number;
  /** The place in the log of the last order of the page before. */
  readonly after?: bigint | undefined;
}

/** Clocks of several processes differ; an event's id was made a little before or after its instant. */
const slackMs = 60_000;

/**
 * A merchant's orders that changed since an instant, each as it is now, the newest change last. Their order is that of the
 * log, so a page goes on where the last one ended: an order that is placed or changed meanwhile comes later, never between.
 * As far back as events are kept.
 */
export async function listChangedOrders(
  deps: Pick<Deps, "db">,
  merchantId: string,
  { since, statuses, active, venueId, limit, after = 0n }: ListChangedOrdersInput,
): Promise<(OrderRow & { readonly position: bigint })[]> {
  if (venueId !== undefined && !isUuid(venueId)) return [];
  await placeAllEvents(deps);
  const filters = [Prisma.sql`o.updated_at >= ${since}`];
  if (statuses) filters.push(Prisma.sql`o.status = any(${[...statuses]}::order_status[])`);
  if (venueId !== undefined) filters.push(Prisma.sql`o.venue_id = ${venueId}::uuid`);
  if (active !== undefined) filters.push(Prisma.sql`(o.finished_at is null) = ${active}`);
  return deps.db.prisma.$queryRaw<(OrderRow & { position: bigint })[]>`
    with begin as (
      select min(position) as position from event
      where merchant_id = ${merchantId}::uuid and id >= ${firstIdOf(since)}::uuid),
    changed as (
      select e.subject_id, max(e.position) as position from event e, begin
      where e.merchant_id = ${merchantId}::uuid and e.subject_type = 'order'
        and e.position >= begin.position and e.position > ${after}
      group by e.subject_id)
    select ${orderColumns}, changed.position from ${fromOrders}
      join changed on changed.subject_id = o.external_id
    where o.merchant_id = ${merchantId}::uuid and ${Prisma.join(filters, " and ")}
    order by changed.position limit ${limit}`;
}

/** The smallest UUIDv7 that can have been made at an instant. */
function firstIdOf(at: Date): string {
  const time = Math.max(0, at.getTime() - slackMs)
    .toString(16)
    .padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-000000000000`;
}
