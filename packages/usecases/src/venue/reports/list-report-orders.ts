import { Prisma } from "@gotovo/db";
import {
  type OrderStatus,
  type Pickup,
  type RefundState,
  type ReportPeriod,
  reportRange,
} from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { reportedVenue } from "./venue-calendar.ts";

/** One order of a report. Times are `YYYY-MM-DD HH:MM:SS` by the venue's clocks, money is minor units. */
export interface ReportOrder {
  readonly number: string;
  readonly externalId: string;
  readonly status: OrderStatus;
  readonly placed: string;
  readonly started: string | null;
  readonly promised: string | null;
  readonly ready: string | null;
  readonly finished: string | null;
  /** Minutes from placed to ready, one decimal. */
  readonly preparation: number | null;
  readonly late: boolean | null;
  readonly total: number | null;
  readonly currency: string | null;
  readonly items: unknown;
  readonly description: unknown;
  readonly note: string | null;
  readonly pickup: Pickup | null;
  readonly refundState: RefundState;
  readonly refundAmount: number | null;
  readonly cancelReason: string | null;
  readonly rating: number | null;
  readonly comment: string | null;
}

/** Rows of one file at most: what a spreadsheets opens in a moment, and a phone takes. */
export const reportOrdersAtMost = 20_000;

/** Writing a page must not hold up whoever else this process serves. */
const pageSize = 500;

interface Cursor {
  readonly id: string;
  readonly placedAt: Date;
}

/**
 * The orders of a report, newest first, in pages, so that no process holds them all; the newest `reportOrdersAtMost`.
 * @throws DomainError `not_found`
 */
export async function* listReportOrders(
  deps: Pick<Deps, "db">,
  request: { readonly venueId: string; readonly period: ReportPeriod; readonly until: Date },
): AsyncGenerator<readonly ReportOrder[]> {
  const { id, calendar } = await reportedVenue(deps, request.venueId);
  const { from, to } = reportRange(calendar, request.period, request.until);
  let after: Cursor | undefined;
  for (let listed = 0; listed < reportOrdersAtMost; listed += pageSize) {
    const past = after
      ? Prisma.sql`and (o.placed_at, o.id) < (${after.placedAt}, ${after.id}::uuid)`
      : Prisma.empty;
    const rows = await deps.db.prisma.$queryRaw<(ReportOrder & Cursor)[]>`
      select o.id, o.placed_at as "placedAt", o.number, o.external_id as "externalId", o.status::text as status,
        ${localText("placed_at", calendar.timezone)} as placed, ${localText("started_at", calendar.timezone)} as started,
        ${localText("promised_at", calendar.timezone)} as promised, ${localText("ready_at", calendar.timezone)} as ready,
        ${localText("finished_at", calendar.timezone)} as finished,
        round(extract(epoch from o.ready_at - o.placed_at) / 60, 1)::float8 as preparation,
        o.ready_at > o.promised_at as late, o.total::float8 as total, o.currency, o.items, o.description, o.note, o.pickup,
        o.refund_state::text as "refundState", o.refund_amount::float8 as "refundAmount",
        o.cancel_reason as "cancelReason", f.rating, f.comment
      from "order" o left join feedback f on f.order_id = o.id
      where o.venue_id = ${id}::uuid and not o.test and o.placed_at >= ${from} and o.placed_at < ${to} ${past}
      order by o.placed_at desc, o.id desc limit ${pageSize}`;
    if (rows.length > 0) yield rows;
    if (rows.length < pageSize) return;
    after = rows.at(-1);
  }
}

function localText(column: string, timezone: string): Prisma.Sql {
  return Prisma.sql`to_char(o.${Prisma.raw(column)} at time zone ${timezone}, 'YYYY-MM-DD HH24:MI:SS')`;
}
