import { countedName, purchaseOf } from "@gotovo/domain";
import {
  type DesiredCard,
  escapeHtml,
  formatDay,
  formatMoney,
  formatTime,
  htmlLine,
  markTest,
  shorten,
  type Texts,
  turns,
} from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import type { Page } from "@gotovo/usecases/page";
import { historyCallback } from "../callbacks.ts";
import { repeatRow } from "./repeat-button.ts";

/** Subject of the card, and name of the panel. */
export const historyPanel = "history";

/** A page of a person's orders. It shows them as they were when it was asked for: later news has cards of its own. */
export function historyCard(
  texts: Texts,
  page: Page<OrderRow>,
  { localLinks, now, view }: { readonly localLinks: boolean; readonly now: Date; readonly view: string },
): DesiredCard {
  const { rows } = page;
  const pages = turns(page, (direction, { id: order }) => ({
    text: texts.plain("button-history", { direction }),
    callback_data: historyCallback.pack({ direction, order }),
  }));
  const entries = rows.map((order) => entry(texts, order, now));
  return {
    subject: historyPanel,
    text: [texts.html("history-title"), ...entries].join("\n\n"),
    keyboard: [
      ...rows.flatMap((order) => repeatRow(texts, order, localLinks)),
      ...(pages.length > 0 ? [pages] : []),
    ],
    alert: null,
    sound: false,
    settled: true,
    view,
  };
}

function entry(texts: Texts, order: OrderRow, now: Date): string {
  const { locale } = texts;
  const at = order.placedAt ?? order.createdAt;
  const lines = [
    markTest(
      texts,
      order,
      texts.html("history-order", { number: order.number, venue: shorten(order.venueName, 60) }),
    ),
    texts.html("history-state", {
      day: formatDay(locale, at, order.timezone, now),
      time: formatTime(locale, at, order.timezone),
      status: order.status,
    }),
    purchase(texts, order),
  ];
  return lines.filter((line) => line !== "").join("\n");
}

/** What was bought and for how much, in one line. */
function purchase(texts: Texts, { items, description, total, currency }: OrderRow): string {
  const names = purchaseOf(items, description).bought.map((line) => countedName(texts.locale, line));
  const list = htmlLine(names.join(", "), 120);
  if (total === null || currency === null) return list;
  return [list, `<b>${escapeHtml(formatMoney(texts.locale, total, currency))}</b>`]
    .filter(Boolean)
    .join(" · ");
}
