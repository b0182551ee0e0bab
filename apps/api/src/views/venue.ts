import type { AvailabilityView, VenueView } from "@gotovo/contract";
import type { Availability } from "@gotovo/usecases/venue/availability/availability";
import { type VenueRow, venueSnapshot } from "@gotovo/usecases/venue/venue-row";
import type { ApiContext } from "../context.ts";
import { viewInstant } from "./order.ts";

/** A venue as café servers see it: as events carry it too. */
export function viewVenue(venue: VenueRow, now: Date): VenueView {
  return venueSnapshot(venue, now);
}

/** A venue, and where anybody may ask what it can promise. */
export function viewVenueAnswer(
  { deps, publicUrl }: Pick<ApiContext, "deps" | "publicUrl">,
  venue: VenueRow,
) {
  return {
    venue: viewVenue(venue, deps.clock()),
    availability_url: `${publicUrl}/v1/availability/${venue.availabilityToken}`,
  };
}

/** What a venue can promise. */
export function viewAvailability(found: Availability): AvailabilityView {
  return {
    horeca_id: found.venueId,
    name: found.name,
    timezone: found.timezone,
    at: found.at.toISOString(),
    open: found.open,
    reason: found.why,
    note: found.note,
    paused_until: viewInstant(found.pausedUntil),
    opens_at: viewInstant(found.opensAt),
    closes_at: viewInstant(found.closesAt),
    busy_minutes: found.busyMinutes,
    queue: found.queue,
    ready_at: viewInstant(found.readyAt),
    quote_id: found.quote?.id ?? null,
    quote_expires_at: viewInstant(found.quote?.expiresAt ?? null),
  };
}
