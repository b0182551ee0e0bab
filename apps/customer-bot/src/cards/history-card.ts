import { describePurchase } from "@gotovo/domain";
import {
  type DesiredCard,
  escapeHtml,
  formatDay,
  formatMoney,
  formatTime,
  shorten,
  type Texts,
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
  { rows, hasNewer, hasOlder }: Page<OrderRow>,
  { localLinks, now, view }: { readonly localLinks: boolean; readonly now: Date; readonly view: string },
): DesiredCard {
  const [first, last] = [rows[0], rows.at(-1)];
  const turn = (direction: "older" | "newer", from: OrderRow) => ({
    text: texts.plain("button-history", { direction }),
    callback_data: historyCallback.pack({ direction, order: from.id }),
  });
  const turns = [
    ...(hasNewer && first ? [turn("newer", first)] : []),
    ...(hasOlder && last ? [turn("older", last)] : []),
  ];
  const entries = rows.map((order) => entry(texts, order, now));
  return {
    subject: historyPanel,
    text: [texts.html("history-title"), ...entries].join("\n\n"),
    keyboard: [
      ...rows.flatMap((order) => repeatRow(texts, order, localLinks)),
      ...(turns.length > 0 ? [turns] : []),
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
    texts.html("history-order", { number: order.number, venue: shorten(order.venueName, 60) }),
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
  const names = describePurchase(items, description).map(({ quantity, name }) =>
    quantity !== null && quantity !== 1 ? `${quantity} × ${name}` : name,
  );
  const list = escapeHtml(shorten(names.join(", "), 120));
  if (total === null || currency === null) return list;
  return [list, `<b>${escapeHtml(formatMoney(texts.locale, total, currency))}</b>`]
    .filter(Boolean)
    .join(" · ");
}
