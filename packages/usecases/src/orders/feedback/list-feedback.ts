import { Prisma } from "@gotovo/db";
import type { Deps } from "../../context.ts";
import { type Page, type PageCursor, pageSize, readPage } from "../../page.ts";
import { type FeedbackRow, feedbackColumns, fromFeedback } from "./open-feedback.ts";

export interface FeedbackEntry extends FeedbackRow {
  /** When the customer last said something of it. */
  readonly ratedAt: Date;
}

/** What customers said of a venue, the newest first: one page. What was said of test orders is not among it. */
export async function listFeedback(
  deps: Pick<Deps, "db">,
  venueId: string,
  cursor: PageCursor | null,
): Promise<Page<FeedbackEntry>> {
  return readPage(cursor, (from) =>
    deps.db.read<FeedbackEntry>(Prisma.sql`
      select ${feedbackColumns}, f.rated_at as "ratedAt" from ${fromFeedback}
      where f.venue_id = ${venueId}::uuid and f.rated_at is not null and not o.test ${beyond(venueId, from)}
      limit ${pageSize + 1}`),
  );
}

/** What follows a place, in the order of walking away from it. A place at another venue is none: nothing follows. */
function beyond(venueId: string, from: PageCursor | null): Prisma.Sql {
  if (from === null) return Prisma.sql`order by f.rated_at desc, f.order_id desc`;
  const place = Prisma.sql`(
    select k.rated_at, k.order_id from feedback k where k.order_id = ${from.id}::uuid and k.venue_id = ${venueId}::uuid)`;
  return from.direction === "newer"
    ? Prisma.sql`and (f.rated_at, f.order_id) > ${place} order by f.rated_at, f.order_id`
    : Prisma.sql`and (f.rated_at, f.order_id) < ${place} order by f.rated_at desc, f.order_id desc`;
}
