import { type OpenedCard, subject } from "@gotovo/domain";
import type { DesiredCard, Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { busyPrompt, headerCard, type QueueState } from "./header-card.ts";
import { lateCard } from "./late-card.ts";
import { orderCard, type Viewer } from "./order-card.ts";
import { queueListCard } from "./queue-list/queue-list-card.ts";

/** What a chat shows of its venue's queue is made of this. */
interface Queue {
  readonly texts: Texts;
  readonly orders: readonly OrderRow[];
  readonly shown: readonly OpenedCard[];
  readonly viewer: Viewer;
  readonly header: QueueState;
  readonly unreadDialogs: number;
}

/** Cards in the order in which they are posted: those above all others of the chat, and those below. */
interface Shape {
  readonly first: readonly DesiredCard[];
  readonly last: readonly DesiredCard[];
}

/** With so many messages of customers below it, a list is out of sight on a phone. */
export const sunkBelow = 3;

/** A header, a card for each order, and one alert for those that are late. */
export function queueAsCards({ texts, orders, shown, viewer, header, unreadDialogs }: Queue): Shape {
  const known = bySubject(shown);
  const isChoosingBusy = known.get(subject.queue)?.prompt === busyPrompt;
  const late = lateCard(texts, orders, known.get(subject.late)?.alert ?? null, viewer);
  return {
    first: [headerCard(texts, { ...header, isChoosingBusy }, orders, unreadDialogs, viewer.now)],
    last: [
      ...orders.map((order) => orderCard(texts, order, known.get(subject.order(order.id)), viewer)),
      ...(late ? [late] : []),
    ],
  };
}

/** One card, and above it those of orders that were asked for. */
export function queueAsList(queue: Queue & { readonly sunk: boolean }): Shape {
  const { texts, orders, shown, viewer } = queue;
  const known = bySubject(shown);
  const asked = orders.flatMap((order) => {
    const card = known.get(subject.order(order.id));
    // A question is asked on a card: whether what was scanned is handed out.
    const isAsked = card?.prompt !== null && card?.promptVersion === order.version;
    return card && (card.expanded || isAsked)
      ? [orderCard(texts, order, card, { ...viewer, inList: true })]
      : [];
  });
  return {
    first: [],
    last: [...asked, queueListCard(texts, orders, known.get(subject.list), { ...queue, ...viewer })],
  };
}

function bySubject(shown: readonly OpenedCard[]): ReadonlyMap<string, OpenedCard> {
  return new Map(shown.map((card) => [card.subject, card]));
}
