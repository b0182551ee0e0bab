import { type DesiredCard, formatDay, shorten, type Texts, turns } from "@gotovo/telegram";
import { averageDays, type VenueFeedback } from "@gotovo/usecases/orders/feedback/feedback-of-venue";
import type { FeedbackEntry } from "@gotovo/usecases/orders/feedback/list-feedback";
import { feedbackCallback } from "../callbacks.ts";
import { panelCard } from "./panel-card.ts";

/** The panel of what customers say: ten a page, the newest first. */
export function feedbackCard(texts: Texts, feedback: VenueFeedback, now: Date): DesiredCard {
  const { average, ratings, timezone, page } = feedback;
  const title = texts.html("feedback-title", { venue: shorten(feedback.venueName, 100) });
  const summary =
    average === null
      ? texts.html("feedback-unrated", { days: averageDays })
      : texts.html("feedback-average", { days: averageDays, average, ratings });
  const entries = page.rows.map((row) => entry(texts, row, timezone, now));
  if (entries.length === 0) entries.push(texts.html("feedback-none"));
  const pages = turns(page, (direction, { orderId: order }) => ({
    text: texts.plain("button-feedback", { direction }),
    callback_data: feedbackCallback.pack({ direction, order }),
  }));
  return panelCard(texts, "feedback", [`${title}\n${summary}`, ...entries].join("\n\n").split("\n"), [pages]);
}

function entry(texts: Texts, row: FeedbackEntry, timezone: string, now: Date): string {
  const head = texts.html("feedback-entry", {
    rating: row.rating ?? 0,
    number: row.number,
    name: shorten(row.customerName, 40),
    day: formatDay(texts.locale, row.ratedAt, timezone, now),
  });
  if (row.comment === null) return head;
  const comment = shorten(row.comment.replace(/\s*\n\s*/g, " "), 220);
  return `${head}\n${texts.html("feedback-comment", { comment })}`;
}
