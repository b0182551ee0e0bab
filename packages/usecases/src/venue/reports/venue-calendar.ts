import { DomainError, type SpecialHours, type VenueCalendar, type WeekHours } from "@gotovo/domain";
import type { Deps } from "../../context.ts";

export interface ReportedVenue {
  readonly id: string;
  readonly name: string;
  readonly calendar: VenueCalendar;
}

/**
 * A venue as reports need it.
 * @throws DomainError `not_found`
 */
export async function reportedVenue(deps: Pick<Deps, "db">, venueId: string): Promise<ReportedVenue> {
  const venue = await deps.db.prisma.venue.findUnique({
    where: { id: venueId },
    select: { id: true, name: true, timezone: true, openingHours: true, specialHours: true },
  });
  if (!venue) throw new DomainError("not_found");
  return { id: venue.id, name: venue.name, calendar: calendarOf(venue) };
}

/** The calendar of a venue as Prisma reads it. */
export function calendarOf(venue: {
  readonly timezone: string;
  readonly openingHours: unknown;
  readonly specialHours: unknown;
}): VenueCalendar {
  return {
    timezone: venue.timezone,
    openingHours: venue.openingHours as WeekHours | null,
    specialHours: venue.specialHours as SpecialHours[],
  };
}
