import { feedbackWindowMs, ratings, type Step, subject } from "@gotovo/domain";
import { type DesiredCard, formatDay, markTest, shorten, type Texts } from "@gotovo/telegram";
import type { FeedbackRow } from "@gotovo/usecases/orders/feedback/open-feedback";
import { feedbackCallback } from "../callbacks.ts";

/** How was it? A card of its own, silent, that turns into a thank-you and can be changed as long as it stands. */
export function feedbackCard(texts: Texts, feedback: FeedbackRow, now: Date): DesiredCard {
  const { orderId: order, number, rating, comment } = feedback;
  const data = (answer: Parameters<typeof feedbackCallback.pack>[0]["answer"]) =>
    feedbackCallback.pack({ order, answer });
  const about = { number, venue: shorten(feedback.venueName, 100) };
  const answered = rating !== null || comment !== null;
  const endsAt = new Date(feedback.askedAt.getTime() + feedbackWindowMs);
  const text = answered
    ? [
        markTest(texts, feedback, texts.html("feedback-thanks", about)),
        ...(rating === null ? [] : [stars(rating)]),
        ...(comment === null ? [] : [texts.html("feedback-said", { comment })]),
        "",
        texts.html("feedback-until", { day: formatDay(texts.locale, endsAt, feedback.timezone, now) }),
      ].join("\n")
    : markTest(texts, feedback, texts.html("feedback-question", about));
  return {
    subject: subject.feedback(order),
    text,
    keyboard: [
      ratings.map((stars) => ({
        text: texts.plain("button-rating", { stars, chosen: String(stars === rating) }),
        callback_data: data(`${stars}`),
      })),
      [
        {
          text: texts.plain("button-comment", { said: String(comment !== null) }),
          callback_data: data("comment"),
        },
      ],
      ...(answered ? [] : [[{ text: texts.plain("button-feedback-later"), callback_data: data("later") }]]),
    ],
    alert: null,
    sound: false,
    settled: false,
  };
}

/** Asks for the comment. */
export function commentQuestion(
  texts: Texts,
  { data }: Step<"feedback-comment">,
): { text: string; about: string } {
  const { order, number, venue } = data;
  const about = { number, venue: shorten(venue, 100) };
  return { text: texts.html("feedback-comment-question", about), about: order };
}

/** `★★★★☆` */
export function stars(rating: number): string {
  return "\u2605".repeat(rating) + "\u2606".repeat(ratings.length - rating);
}
