import { momentArgs, shorten, type Texts } from "@gotovo/telegram";

/** A pause that lasts, and who made it, if it was one of the staff. */
export interface ShownPause {
  readonly until: Date;
  readonly by: string | null;
  readonly reason: string | null;
  readonly timezone: string;
}

/** Until when new orders wait, who said so, and what customers read as the reason: lines of HTML. */
export function pauseLines(texts: Texts, { until, by, reason, timezone }: ShownPause, now: Date): string[] {
  return [
    texts.html("header-paused", momentArgs(texts.locale, until, timezone, now)),
    ...(by === null ? [] : [texts.html("header-paused-by", { name: shorten(by, 60) })]),
    ...(reason === null ? [] : [texts.html("header-pause-reason", { reason })]),
  ];
}
