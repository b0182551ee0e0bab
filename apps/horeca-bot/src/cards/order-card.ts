import {
  allowedActions,
  hears,
  isCancelAsked,
  isFinal,
  type Notifications,
  type OpenedCard,
  type StaffRole,
  subject,
} from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { orderAlert } from "./order-alert.ts";
import { orderKeyboard } from "./order-keyboard.ts";
import { orderText } from "./order-text.ts";

/** What the card's person did with it so far. */
export type KnownCard = Pick<OpenedCard, "messageId" | "expanded" | "prompt" | "promptVersion"> &
  Partial<Pick<OpenedCard, "alert">>;

export interface Viewer {
  readonly role: StaffRole;
  readonly onDuty: boolean;
  readonly notifications: Notifications;
  readonly now: Date;
}

/** An order placed longer ago than this is no news: its first card makes no sound. In milliseconds. */
const newsForMs = 30 * 60_000;

/**
 * The one message that shows an order to a member of staff. A new order is heard when its card comes; besides that
 * only a customer's canceling or asking to is, a change by the café's server, and that nobody has started on it, for which the
 * card comes again. Late orders have an alert of their own.
 */
export function orderCard(
  texts: Texts,
  order: OrderRow,
  known: KnownCard | undefined,
  viewer: Viewer,
): DesiredCard {
  const { onDuty, notifications, now } = viewer;
  const moves = allowedActions(order, { actor: "staff", customerCancel: order.customerCancel, now });
  const asked = moves.find((row) => row.to === known?.prompt && isFinal(row.to));
  const asking = known?.promptVersion === order.version ? (asked?.to ?? null) : null;
  const expanded = known?.expanded ?? false;
  const isFirstPost = known === undefined || known.messageId === null;
  const isCanceled = order.status === "canceled_by_user";
  const changed = order.unseen && !isFinal(order.status) ? `changed:${order.unseen.version}` : null;
  const isAsked = isCancelAsked(order);
  const told = isCanceled ? "canceled" : isAsked ? "cancel-asked" : changed;
  const { alert, isCalled, isOld } = orderAlert(order, viewer, told, known?.alert ?? null);
  const news = (isCanceled || isAsked) && !isFirstPost ? "canceled" : "new_order";
  return {
    subject: subject.order(order.id),
    text: orderText(texts, order, { expanded, asking, now }),
    keyboard: orderKeyboard(texts, order, { moves, expanded, asking, now }),
    alert,
    sound: isCalled || (onDuty && hears(notifications, news) && (!isFirstPost || isNews(order, now))),
    inPlace: isOld,
    settled: false,
  };
}

function isNews({ status, placedAt }: OrderRow, now: Date): boolean {
  return status === "placed" && placedAt !== null && now.getTime() - placedAt.getTime() < newsForMs;
}
