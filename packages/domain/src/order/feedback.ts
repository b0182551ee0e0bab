/** How long the feedback on an order may be given and changed, in milliseconds. */
export const feedbackWindowMs = 7 * 24 * 3_600_000;

/** Stars that an order may be given. */
export const ratings = [1, 2, 3, 4, 5] as const;
export type Rating = (typeof ratings)[number];

/** Longest comment that is kept, in UTF-16 units. */
export const commentLimit = 1000;

/** What the rules need to know of one order's feedback. */
export interface FeedbackState {
  readonly askedAt: Date;
  /** The customer did not want to be asked, or its time is over. */
  readonly endedAt: Date | null;
}

/** True while an order may still be rated and commented, or either be changed. */
export function isFeedbackOpen({ askedAt, endedAt }: FeedbackState, now: Date): boolean {
  return endedAt === null && now.getTime() - askedAt.getTime() < feedbackWindowMs;
}

/** A comment as it is stored, cut to the limit; `cut` tells whether anything was cut off. */
export function fitComment(text: string): { readonly comment: string; readonly cut: boolean } {
  const whole = text.replaceAll("\u0000", "").toWellFormed().trim();
  if (whole.length <= commentLimit) return { comment: whole, cut: false };
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(whole)) {
    if (index + segment.length > commentLimit - 1) break;
    end = index + segment.length;
  }
  return { comment: `${whole.slice(0, end).trimEnd()}…`, cut: true };
}
