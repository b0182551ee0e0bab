import { allowedActions, hears, isFinal, type Notifications, type OpenedCard, subject } from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { linesPage } from "./line-rows.ts";
import { orderAlert } from "./order-alert.ts";
import { orderKeyboard } from "./order-keyboard.ts";
import { orderText } from "./order-text.ts";
import { readPrompt } from "./sold-out/prompt.ts";

/** What the card's person did with it so far. */
export type KnownCard = Pick<OpenedCard, "messageId" | "expanded" | "prompt" | "promptVersion"> &
  Partial<Pick<OpenedCard, "alert">>;

export interface Viewer {
  readonly onDuty: boolean;
  readonly notifications: Notifications;
  readonly now: Date;
}

/** An order placed longer ago than this is no news: its first card makes no sound. In milliseconds. */
const newsForMs = 30 * 60_000;

/**
 * The one message that shows an order to a member of staff. A new order is heard when its card comes; besides that
 * only what `orderAlert` names is, for which the card comes again, once for each. Late orders have an alert of their own.
 */
export function orderCard(
  texts: Texts,
  order: OrderRow,
  known: KnownCard | undefined,
  { onDuty, notifications, now }: Viewer,
): DesiredCard {
  const moves = allowedActions(order, { actor: "staff", customerCancel: order.customerCancel, now });
  const asked = moves.find((row) => row.to === known?.prompt && isFinal(row.to));
  const asking = known?.promptVersion === order.version ? (asked?.to ?? null) : null;
  const soldOut = known?.promptVersion === order.version ? readPrompt(order, known.prompt) : null;
  const expanded = known?.expanded ?? false;
  const isFirstPost = known === undefined || known.messageId === null;
  const { alert, isNews: isToHear, kind } = orderAlert(order, known?.alert ?? null);
  const news = isFirstPost ? "new_order" : (kind ?? "new_order");
  return {
    subject: subject.order(order.id),
    text: orderText(texts, order, { expanded, asking, soldOut, now }),
    keyboard: orderKeyboard(texts, order, {
      ...{ moves, expanded, asking, soldOut, now },
      page: linesPage(known?.prompt),
    }),
    alert,
    inPlace: !isToHear,
    sound: onDuty && hears(notifications, news) && (!isFirstPost || isNews(order, now)),
    settled: false,
  };
}

function isNews({ status, placedAt }: OrderRow, now: Date): boolean {
  return status === "placed" && placedAt !== null && now.getTime() - placedAt.getTime() < newsForMs;
}
