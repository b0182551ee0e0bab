import { Prisma } from "@gotovo/db";
import {
  closingAt,
  DomainError,
  type EstimateInput,
  estimateReady,
  isPaused,
  localDate,
  localMinute,
  type MeasuredPace,
  type Rest,
  restAt,
  specialOn,
  type VenueTime,
} from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { isUuid } from "../../ids.ts";
import { shareRuns } from "../../share-runs.ts";
import { venueTimeColumns } from "../venue-time.ts";
import { countItemsSql } from "./count-items.ts";
import { quoteMs, writeQuote } from "./quote.ts";

/** Which venue is asked about: one of the merchant's, or the one whose public token it is. */
export type VenueRef = { readonly merchantId: string; readonly venueId: string } | { readonly token: string };

interface Found
  extends VenueTime,
    Pick<EstimateInput, "prepMinutes" | "busyMinutes" | "busyUntil" | "capacity" | "measured"> {
  readonly venueId: string;
  readonly name: string;
  readonly pauseReason: string | null;
  /** `[seconds of the promise, items]` of every paid order that is not ready. */
  readonly queue: readonly (readonly [number | null, number])[];
}

/** What is asked: for so many items, at that venue. */
export interface AvailabilityQuestion {
  readonly of: VenueRef;
  readonly items: number;
}

/** What a venue can promise now. */
export interface Availability {
  readonly venueId: string;
  readonly name: string;
  readonly timezone: string;
  readonly at: Date;
  readonly open: boolean;
  readonly why: "closed" | "paused" | null;
  /** What people call the day off, or why staff made a pause. */
  readonly note: string | null;
  readonly pausedUntil: Date | null;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly busyMinutes: number;
  /** Paid orders that are not ready. */
  readonly queue: number;
  readonly readyAt: Date | null;
  readonly quote: { readonly id: string; readonly expiresAt: Date } | null;
}

/**
 * What a venue could promise for an order of so many items, placed now. One read, which looks at unfinished orders and a
 * small aggregate; a second one while the venue rests, for the hour at which it goes on.
 * @throws DomainError `not_found`
 */
async function availabilityOf(deps: Deps, { of, items }: AvailabilityQuestion): Promise<Availability> {
  const now = deps.clock();
  const venue = await read(deps, of, now);
  const { pausedUntil, pauseReason } = venue;
  const rest = restAt(venue, now);
  const paused = isPaused(venue, now);
  const readyAt = estimateReady({
    ...venue,
    now,
    rest,
    measured: rest?.until ? await paceAt(deps, venue, rest.until) : venue.measured,
    queue: venue.queue.map(([promised, items]) => ({
      promisedAt: promised === null ? null : new Date(promised * 1000),
      items,
    })),
    items,
  });
  const expiresAt = new Date(now.getTime() + quoteMs);
  return {
    venueId: venue.venueId,
    name: venue.name,
    timezone: venue.timezone,
    at: now,
    open: rest === null,
    why: rest?.why ?? null,
    note: rest === null ? null : isHeldByPause(venue, rest, now) ? pauseReason : closedFor(venue, now),
    pausedUntil: paused ? pausedUntil : null,
    opensAt: rest?.until ?? null,
    closesAt: rest?.why === "closed" ? null : closingAt(venue, now),
    busyMinutes: venue.busyMinutes,
    queue: venue.queue.length,
    readyAt,
    quote:
      readyAt === null
        ? null
        : { id: writeQuote(deps, { venueId: venue.venueId, items, readyAt, expiresAt }), expiresAt },
  };
}

/** `availabilityOf` for a site that many look at: all who ask the same at a time share one read, which begins after they asked. */
export function createAvailability(deps: Deps): (asked: AvailabilityQuestion) => Promise<Availability> {
  const named = ({ of, items }: AvailabilityQuestion) =>
    "token" in of ? `token ${items} ${of.token}` : `venue ${items} ${of.merchantId} ${of.venueId}`;
  return shareRuns(named, (asked) => availabilityOf(deps, asked));
}

async function read(deps: Pick<Deps, "db">, ref: VenueRef, now: Date): Promise<Found> {
  if ("venueId" in ref && !isUuid(ref.venueId)) throw new DomainError("not_found");
  const named =
    "token" in ref
      ? Prisma.sql`v.availability_token = ${ref.token}`
      : Prisma.sql`v.id = ${ref.venueId}::uuid and v.merchant_id = ${ref.merchantId}::uuid`;
  const [venue] = await deps.db.read<Found>(Prisma.sql`
    select v.id as "venueId", v.name, ${venueTimeColumns},
      v.prep_minutes as "prepMinutes", v.busy_minutes as "busyMinutes", v.busy_until as "busyUntil", v.capacity,
      (select ${paceJson} from venue_pace p where p.venue_id = v.id
        and p.hour = extract(hour from ${now}::timestamptz at time zone v.timezone)::int) as measured,
      (select coalesce(json_agg(json_build_array(extract(epoch from o.promised_at)::float8,
          case when v.capacity->>'unit' = 'items' then ${countItemsSql} else 1 end)), '[]')
        from "order" o where o.venue_id = v.id and o.finished_at is null and not o.test and o.status in ('placed', 'in_progress')) as queue
    from venue v where ${named}`);
  if (!venue) throw new DomainError("not_found");
  return venue;
}

const paceJson = Prisma.sql`json_build_object('orders', p.orders, 'medianSeconds', p.median_seconds,
  'p90Seconds', p.p90_seconds, 'usualQueue', p.usual_queue)`;

async function paceAt(deps: Pick<Deps, "db">, venue: Found, at: Date): Promise<MeasuredPace | null> {
  const hour = Math.floor(localMinute(at, venue.timezone) / 60);
  const [row] = await deps.db.read<{ measured: MeasuredPace }>(Prisma.sql`
    select ${paceJson} as measured from venue_pace p
    where p.venue_id = ${venue.venueId}::uuid and p.hour = ${hour}`);
  return row?.measured ?? null;
}

/** True when it would take on work earlier without its pause; a pause that ends in the night explains nothing. */
function isHeldByPause(venue: VenueTime, { why, until }: Rest, now: Date): boolean {
  if (why === "paused" || !isPaused(venue, now)) return why === "paused";
  return restAt({ ...venue, pausedUntil: null }, now)?.until?.getTime() !== until?.getTime();
}

/** The name of the special day that the venue is closed on, if it is one. */
function closedFor(venue: VenueTime, now: Date): string | null {
  return specialOn(venue, localDate(now, venue.timezone))?.name ?? null;
}
