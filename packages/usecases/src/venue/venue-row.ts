import { Prisma } from "@gotovo/db";
import {
  type Actor,
  type Capacity,
  type CustomerCancelPolicy,
  DomainError,
  isPaused,
  type Pace,
  type StopList,
  specialPeriods,
  type VenueTime,
  weekPeriods,
} from "@gotovo/domain";
import type { Tx } from "../context.ts";
import { isUuid } from "../ids.ts";
import { venueTimeColumns } from "./venue-time.ts";

/** A venue as the use cases read it. */
export interface VenueRow extends VenueTime, Pace {
  readonly id: string;
  readonly merchantId: string;
  readonly name: string;
  readonly address: string | null;
  readonly pickupInstructions: string | null;
  readonly busyUntil: Date | null;
  readonly lateAlertMinutes: number;
  readonly feedbackMinutes: number;
  readonly firstReminderMinutes: number;
  readonly secondReminderMinutes: number;
  readonly unfetchedMinutes: number;
  readonly customerCancel: CustomerCancelPolicy;
  readonly cancelAskMinutes: number;
  readonly refunds: boolean;
  readonly refundHours: number;
  readonly capacity: Capacity | null;
  readonly pauseReason: string | null;
  readonly stopList: StopList;
  readonly availabilityToken: string;
  readonly createdAt: Date;
}

/** `select` list of a `VenueRow`, of `venue v`. */
export const venueColumns = Prisma.sql`
  v.id, v.merchant_id as "merchantId", v.name, v.address, v.pickup_instructions as "pickupInstructions",
  ${venueTimeColumns}, v.prep_minutes as "prepMinutes", v.busy_minutes as "busyMinutes", v.busy_until as "busyUntil",
  v.late_alert_minutes as "lateAlertMinutes", v.feedback_minutes as "feedbackMinutes",
  v.first_reminder_minutes as "firstReminderMinutes", v.second_reminder_minutes as "secondReminderMinutes",
  v.unfetched_minutes as "unfetchedMinutes",
  v.customer_cancel::text as "customerCancel", v.cancel_ask_minutes as "cancelAskMinutes", v.refunds,
  v.refund_hours as "refundHours", v.capacity, v.stop_list as "stopList",
  v.availability_token as "availabilityToken", v.created_at as "createdAt"`;

/** Who speaks for a venue: its staff, its merchant's server, or time. */
export type VenueActor =
  | { readonly kind: "clock"; readonly venueId: string }
  | Pick<Extract<Actor, { kind: "staff" }>, "kind" | "venueId" | "personId" | "role">
  | { readonly kind: "merchant"; readonly merchantId: string; readonly venueId: string };

/**
 * The venue that the actor speaks for.
 * @throws DomainError `not_found`
 */
export async function findVenue(tx: Pick<Tx, "$queryRaw">, actor: VenueActor): Promise<VenueRow> {
  return readVenue(tx, actor, Prisma.empty);
}

/**
 * The same, with nobody else changing it until the transaction ends; orders may be placed meanwhile.
 * @throws DomainError `not_found`
 */
export async function lockVenue(tx: Pick<Tx, "$queryRaw">, actor: VenueActor): Promise<VenueRow> {
  return readVenue(tx, actor, Prisma.sql`for no key update`);
}

async function readVenue(tx: Pick<Tx, "$queryRaw">, actor: VenueActor, lock: Prisma.Sql): Promise<VenueRow> {
  if (!isUuid(actor.venueId)) throw new DomainError("not_found");
  const within =
    actor.kind === "merchant" ? Prisma.sql`and v.merchant_id = ${actor.merchantId}::uuid` : Prisma.empty;
  const [venue] = await tx.$queryRaw<VenueRow[]>`
    select ${venueColumns} from venue v where v.id = ${actor.venueId}::uuid ${within} ${lock}`;
  if (!venue) throw new DomainError("not_found");
  return venue;
}

/** A venue as café servers see it, in answers of the API and in events. */
export function venueSnapshot(venue: VenueRow, now: Date) {
  const paused = isPaused(venue, now);
  return {
    horeca_id: venue.id,
    name: venue.name,
    timezone: venue.timezone,
    address: venue.address,
    pickup_instructions: venue.pickupInstructions,
    opening_hours: weekPeriods(venue.openingHours),
    special_hours: specialPeriods(venue.specialHours),
    prep_minutes: venue.prepMinutes,
    busy_minutes: venue.busyMinutes,
    busy_until: venue.busyUntil?.toISOString() ?? null,
    late_alert_minutes: venue.lateAlertMinutes,
    feedback_minutes: venue.feedbackMinutes,
    first_reminder_minutes: venue.firstReminderMinutes,
    second_reminder_minutes: venue.secondReminderMinutes,
    unfetched_minutes: venue.unfetchedMinutes,
    customer_cancel: venue.customerCancel,
    cancel_ask_minutes: venue.cancelAskMinutes,
    refunds: venue.refunds,
    refund_hours: venue.refundHours,
    capacity: venue.capacity,
    paused_until: paused ? (venue.pausedUntil?.toISOString() ?? null) : null,
    pause_reason: paused ? venue.pauseReason : null,
    availability_token: venue.availabilityToken,
    created_at: venue.createdAt.toISOString(),
  };
}
