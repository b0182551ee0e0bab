import { Prisma } from "@gotovo/db";

/** What says when a venue takes on work (`VenueTime` of the domain), and why not: a `select` list of `venue v`. */
export const venueTimeColumns = Prisma.sql`
  v.timezone, v.opening_hours as "openingHours", v.special_hours as "specialHours", v.paused_at as "pausedAt",
  v.paused_until as "pausedUntil", v.pause_reason as "pauseReason"`;
