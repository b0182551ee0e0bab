import { DomainError, type VenueCalendar, type WeekHours } from "@gotovo/domain";
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
    select: { id: true, name: true, timezone: true, openingHours: true },
  });
  if (!venue) throw new DomainError("not_found");
  const { id, name, timezone, openingHours } = venue;
  return { id, name, calendar: { timezone, hours: openingHours as WeekHours | null } };
}
