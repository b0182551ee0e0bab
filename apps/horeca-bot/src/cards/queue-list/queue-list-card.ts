import {
  heardKeyLength,
  isLate,
  isQueued,
  isUnheardThing,
  type OpenedCard,
  queueStages,
  readHeard,
  subject,
  writeHeard,
} from "@gotovo/domain";
import { type DesiredCard, shorten, type Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { listPageCallback } from "../../callbacks.ts";
import { busyPrompt, headerRows, type QueueState, stateLines } from "../header-card.ts";
import { lateCard } from "../late-card.ts";
import { orderCard, type Viewer } from "../order-card.ts";
import { pagerRow } from "../panel-card.ts";
import { groupsOf, type ListGroup } from "./list-groups.ts";
import { listPages } from "./list-pages.ts";
import { listRows } from "./list-rows.ts";
import { groupTitle } from "./order-lines.ts";

/** The page of the list that is open: the number stands as the version of the card's question. */
export const pagePrompt = "page";

/** What this chat did with the card so far. */
export type KnownList = Pick<OpenedCard, "messageId" | "alert" | "prompt" | "promptVersion">;

/** Who looks at the list, and how it stands in their chat. */
export interface ListViewer extends Viewer {
  readonly header: QueueState;
  readonly unreadDialogs: number;
  /** So much has come below it that it is out of sight. */
  readonly sunk: boolean;
}

/**
 * The whole queue as one card. What would make a card or the late alert heard has the list posted again with sound, so that
 * it is the newest message; everything else is an edit.
 */
export function queueListCard(
  texts: Texts,
  orders: readonly OrderRow[],
  known: KnownList | undefined,
  viewer: ListViewer,
): DesiredCard {
  const { now, header, unreadDialogs, sunk } = viewer;
  const groups = groupsOf(orders);
  const pages = listPages(texts, groups, now);
  const wanted = known?.prompt === pagePrompt ? (known.promptVersion ?? 0) : 0;
  const page = Math.min(wanted, pages.length - 1);
  const rows = pages[page] ?? [];
  const { alert, loud, lateRow } = soundOf(texts, orders, known, viewer);
  const shown = { rows, hasNewer: page > 0, hasOlder: page < pages.length - 1, page, pages: pages.length };
  const shownOrders = rows.map(({ order }) => order);
  return {
    subject: subject.list,
    text: [
      ...titleLines(texts, orders, groups, pages.length, viewer),
      ...groups.flatMap((group) => {
        const here = rows.filter(({ order }) => group.orders.includes(order));
        return here.length === 0 ? [] : ["", groupTitle(texts, group), ...here.map(({ html }) => html)];
      }),
    ].join("\n"),
    keyboard: [
      ...shownOrders.flatMap((order) => listRows(texts, order, now)),
      ...lateRow,
      pagerRow(texts, shown, (to) => listPageCallback.pack({ page: to })),
      ...headerRows(
        texts,
        { ...header, isChoosingBusy: known?.prompt === busyPrompt },
        unreadDialogs,
        "list",
      ),
    ].filter((row) => row.length > 0),
    alert,
    sound: loud,
    inPlace: !loud,
    sunk,
    settled: false,
  };
}

function titleLines(
  texts: Texts,
  orders: readonly OrderRow[],
  groups: readonly ListGroup[],
  pages: number,
  { header, now }: ListViewer,
): string[] {
  const queued = orders.filter((order) => isQueued(order.status));
  const late = queued.filter((order) => isLate(order, now)).length;
  const counts = queueStages.map((stage) =>
    texts.html("list-count", {
      stage,
      count: groups.find((group) => group.stage === stage)?.orders.length ?? 0,
    }),
  );
  return [
    texts.html("header-title", { venue: shorten(header.venueName, 100) }),
    ...(queued.length === 0 ? [texts.html("header-empty")] : []),
    ...(pages > 1 ? [counts.join(" · ")] : []),
    ...(late > 0 ? [texts.html("header-late", { count: late })] : []),
    ...stateLines(texts, header, now),
  ];
}

/** What is heard of the queue, by the rules of the cards that it stands for. */
function soundOf(texts: Texts, orders: readonly OrderRow[], known: KnownList | undefined, viewer: Viewer) {
  const heard = readHeard(known?.alert ?? null);
  const things = orders.map((order) => {
    const key = keyOf(order);
    const before = heard?.of[key];
    const seen = { expanded: false, prompt: null, promptVersion: null, repost: false, alert: before || null };
    const card = orderCard(
      texts,
      order,
      before === undefined ? undefined : { ...seen, messageId: 1 },
      viewer,
    );
    // What has been settled makes no sound.
    return { key, alert: card.alert, sound: card.sound && (before === undefined || !card.inPlace) };
  });
  const late = lateCard(texts, orders, heard?.late ?? null, viewer);
  // A list that comes for the first time was asked for: whoever did sees what is on it.
  const isNew = heard === null || known === undefined || known.messageId === null;
  const news = isNew ? [] : things.filter((thing) => isUnheardThing(heard, thing));
  const isLateNews = !isNew && late !== null && late.alert !== heard.late && late.sound;
  return {
    alert: writeHeard(late?.alert ?? null, things),
    loud: isLateNews || news.some(({ sound }) => sound),
    lateRow: late === null ? [] : [late.keyboard[0]?.slice(0, 1) ?? []],
  };
}

/** Enough of an order's id to tell it from the others of its queue. */
function keyOf({ id }: OrderRow): string {
  return id.slice(-heardKeyLength);
}
