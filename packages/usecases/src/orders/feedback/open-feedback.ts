import { Prisma } from "@gotovo/db";
import { DomainError, isFeedbackOpen, type Rating } from "@gotovo/domain";
import type { Tx } from "../../context.ts";
import { isUuid } from "../../ids.ts";

/** What a customer was asked, and said so far, of one order. */
export interface FeedbackRow {
  readonly orderId: string;
  readonly venueId: string;
  readonly personId: string;
  readonly venueName: string;
  readonly timezone: string;
  readonly number: string;
  /** Of a test order. */
  readonly test: boolean;
  /** Who bought, by the name that the café's staff know. */
  readonly customerName: string;
  readonly rating: Rating | null;
  readonly comment: string | null;
  readonly askedAt: Date;
  readonly endedAt: Date | null;
  /** False while staff have brought the order back. */
  readonly delivered: boolean;
}

/** `select` list for `fromFeedback`. */
export const feedbackColumns = Prisma.sql`
  f.order_id as "orderId", f.venue_id as "venueId", f.person_id as "personId", v.name as "venueName", v.timezone, o.number, o.test,
  coalesce(c.name, p.name) as "customerName", f.rating, f.comment, f.asked_at as "askedAt", f.ended_at as "endedAt",
  o.status = 'delivered' as delivered`;

/** Feedback with its order, venue and person. */
export const fromFeedback = Prisma.sql`
  feedback f join "order" o on o.id = f.order_id join customer c on c.id = o.customer_id
  join person p on p.id = f.person_id join venue v on v.id = f.venue_id`;

/** Whoever was asked still follows the order: with it, a change of person takes the feedback from the former one. */
export const stillTheirs = Prisma.sql`c.person_id = f.person_id`;

/**
 * The feedback that a person may give on an order of theirs, locked until the transaction ends.
 * @throws DomainError `not_found` (nobody asked them), `feedback_closed`
 */
export async function requireOpenFeedback(
  tx: Tx,
  personId: string,
  orderId: string,
  now: Date,
): Promise<FeedbackRow> {
  if (!isUuid(orderId)) throw new DomainError("not_found");
  const rows = await tx.$queryRaw<FeedbackRow[]>`
    select ${feedbackColumns} from ${fromFeedback}
    where f.order_id = ${orderId}::uuid and f.person_id = ${personId}::uuid and ${stillTheirs} for update of f`;
  const feedback = rows[0];
  if (!feedback) throw new DomainError("not_found");
  if (!feedback.delivered || !isFeedbackOpen(feedback, now)) throw new DomainError("feedback_closed");
  return feedback;
}
