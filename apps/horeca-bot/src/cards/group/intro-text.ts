import { formatMoment, shorten, type Texts } from "@gotovo/telegram";
import type { TopicIntro } from "@gotovo/usecases/dialogs/groups/topic-intro";
import { lastLines } from "../dialogs/dialog-card.ts";
import { shortPurchase } from "../purchase-text.ts";

/**
 * What a new topic begins with: the order with its options and how far it is, and the last lines of the dialog before what
 * the topic is made for. HTML, "" when there is nothing to show.
 */
export function introText(texts: Texts, { order, lines, timezone }: TopicIntro, now: Date): string {
  const time = formatMoment(texts.locale, now, timezone, now);
  const card =
    order === null
      ? []
      : [
          texts.html("topic-order", { number: shorten(order.number, 32), status: order.status, time }),
          ...shortPurchase(texts, { ...order, unseen: null }),
          ...(order.note === null ? [] : [texts.html("card-wish", { note: order.note })]),
        ];
  const said = lastLines(texts, lines, { timezone, now });
  const before = said === "" ? "" : `${texts.html("topic-lines")}\n${said}`;
  return [card.join("\n"), before].filter(Boolean).join("\n\n");
}
