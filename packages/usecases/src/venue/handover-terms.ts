import { Prisma } from "@gotovo/db";
import type { WaitMinutes } from "@gotovo/domain";

/** Where a venue hands its orders over, and how long it waits for somebody to fetch them. */
export interface HandoverTerms extends WaitMinutes {
  readonly venueAddress: string | null;
  /** Where and how orders are picked up. */
  readonly pickupInstructions: string | null;
}

/** A `select` list of `venue v`. */
export const handoverTermColumns = Prisma.sql`
  v.address as "venueAddress", v.pickup_instructions as "pickupInstructions",
  v.first_reminder_minutes as "firstReminderMinutes", v.second_reminder_minutes as "secondReminderMinutes",
  v.unfetched_minutes as "unfetchedMinutes"`;
