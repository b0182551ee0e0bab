import { Prisma } from "@gotovo/db";
import { may, type StaffRole } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { Page, PageCursor } from "../../page.ts";
import { type AverageRating, averageRating } from "./average-rating.ts";
import { type FeedbackEntry, listFeedback } from "./list-feedback.ts";

/** Days that the average of a venue's ratings is of. */
export const averageDays = 30;

/** What customers say of a venue, as a manager may see it. */
export interface VenueFeedback extends AverageRating {
  readonly venueName: string;
  readonly timezone: string;
  readonly page: Page<FeedbackEntry>;
}

/** A page of the feedback on the venue that a staff chat shows; null for a person who may not read it there. */
export async function feedbackOfVenue(
  deps: Pick<Deps, "db" | "clock">,
  chatId: bigint,
  cursor: PageCursor | null,
): Promise<VenueFeedback | null> {
  type Reader = { role: StaffRole; venueId: string; venueName: string; timezone: string };
  const rows = await deps.db.read<Reader>(Prisma.sql`
    select s.role::text as role, v.id as "venueId", v.name as "venueName", v.timezone
    from chat join staff s on s.venue_id = chat.venue_id and s.person_id = chat.person_id
    join venue v on v.id = s.venue_id
    where chat.bot = 'horeca' and chat.chat_id = ${chatId} and s.removed_at is null`);
  const reader = rows[0];
  if (!reader || !may(reader.role, "feedback.read")) return null;
  const { venueId, venueName, timezone } = reader;
  const [rating, page] = await Promise.all([
    averageRating(deps, venueId, averageDays),
    listFeedback(deps, venueId, cursor),
  ]);
  return { ...rating, venueName, timezone, page };
}
