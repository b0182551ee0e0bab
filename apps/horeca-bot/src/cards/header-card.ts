import { isLate, isQueued, type QueueShape, queueStages, subject } from "@gotovo/domain";
import { type DesiredCard, momentArgs, shorten, type Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { dutyCallback, queueCallback, shapeCallback } from "../callbacks.ts";
import { dialogsCallback } from "../dialog-callbacks.ts";
import { busyCallback, resumeCallback } from "../settings-callbacks.ts";
import { busyChoices } from "../settings-choices.ts";
import { busyEndRow } from "./busy-end-row.ts";
import { pauseLines } from "./pause-lines.ts";

/** The question on the header how busy the venue is. */
export const busyPrompt = "busy";

/** What holds for the whole queue, as whoever looks at it is told. */
export interface QueueState {
  readonly venueName: string;
  readonly onDuty: boolean;
  readonly busyMinutes: number;
  /** ISO 8601; when busy mode ends. */
  readonly busyUntil: string | null;
  /** ISO 8601; null: the venue is not paused. */
  readonly pausedUntil: string | null;
  readonly pausedBy: string | null;
  readonly pauseReason: string | null;
  readonly timezone: string;
}

/** The same, and what they have open on the header. */
export interface HeaderViewer extends QueueState {
  readonly isChoosingBusy: boolean;
}

/** The card above the queue: how much there is of what, and whether this person hears it. */
export function headerCard(
  texts: Texts,
  viewer: HeaderViewer,
  orders: readonly OrderRow[],
  unreadDialogs: number,
  now: Date,
): DesiredCard {
  const queued = orders.filter((order) => isQueued(order.status));
  const late = queued.filter((order) => isLate(order, now)).length;
  const counts = queueStages.map((stage) => {
    const count = queued.filter((order) => order.status === stage).length;
    return texts.html("header-stage", { stage, count });
  });
  return {
    subject: subject.queue,
    text: [
      texts.html("header-title", { venue: shorten(viewer.venueName, 100) }),
      queued.length === 0 ? texts.html("header-empty") : counts.join("\n"),
      ...(late > 0 ? [texts.html("header-late", { count: late })] : []),
      ...stateLines(texts, viewer, now),
    ].join("\n"),
    keyboard: headerRows(texts, viewer, unreadDialogs, "cards"),
    alert: null,
    sound: false,
    settled: false,
    background: true,
  };
}

/** What holds for the whole queue, and whether this person hears it. */
export function stateLines(texts: Texts, viewer: QueueState, now: Date): string[] {
  return [
    ...pauseOf(texts, viewer, now),
    ...busyLines(texts, viewer, now),
    texts.html(viewer.onDuty ? "header-on-duty" : "header-off-duty"),
  ];
}

/** The buttons of the queue as a whole. @param shape in which this person sees it */
export function headerRows(
  texts: Texts,
  viewer: HeaderViewer,
  unreadDialogs: number,
  shape: QueueShape,
): DesiredCard["keyboard"] {
  const dialogs = {
    text: texts.plain("button-dialogs", { unread: unreadDialogs }),
    callback_data: dialogsCallback.pack({ filter: "all" }),
  };
  const refresh = { text: texts.plain("button-refresh"), callback_data: queueCallback.pack({}) };
  const duty = {
    text: texts.plain(viewer.onDuty ? "button-duty-off" : "button-duty-on"),
    callback_data: dutyCallback.pack({ to: viewer.onDuty ? "off" : "on" }),
  };
  return [
    ...resumeRows(texts, viewer),
    [dialogs, shapeButton(texts, shape)],
    [refresh, duty],
    ...busyRows(texts, viewer),
  ];
}

/** Switches to the other shape. */
export function shapeButton(texts: Texts, shape: QueueShape): DesiredCard["keyboard"][number][number] {
  const to = shape === "list" ? "cards" : "list";
  return { text: texts.plain("button-shape", { to }), callback_data: shapeCallback.pack({ to }) };
}

/** Until when new orders wait, and why. */
function pauseOf(texts: Texts, viewer: QueueState, now: Date): string[] {
  const { pausedUntil, pausedBy: by, pauseReason: reason, timezone } = viewer;
  if (pausedUntil === null) return [];
  return pauseLines(texts, { until: new Date(pausedUntil), by, reason, timezone }, now);
}

/** How much longer new orders take, and until when. */
function busyLines(texts: Texts, { busyMinutes, busyUntil, timezone }: QueueState, now: Date): string[] {
  if (busyMinutes === 0) return [];
  const busy = texts.html("header-busy", { minutes: busyMinutes });
  if (busyUntil === null) return [busy];
  return [busy, texts.html("header-busy-end", momentArgs(texts.locale, new Date(busyUntil), timezone, now))];
}

/** The end of a pause, one tap away for everybody on the shift. */
function resumeRows(texts: Texts, { pausedUntil }: QueueState): DesiredCard["keyboard"] {
  if (pausedUntil === null) return [];
  return [[{ text: texts.plain("button-resume"), callback_data: resumeCallback.pack({}), style: "success" }]];
}

/** Busy mode, one tap away for everybody on the shift, and its choices while they are open. */
function busyRows(texts: Texts, { busyMinutes, isChoosingBusy }: HeaderViewer): DesiredCard["keyboard"] {
  const toggle = {
    text: texts.plain("button-busy", { minutes: busyMinutes }),
    callback_data: busyCallback.pack({ step: isChoosingBusy ? "close" : "ask", minutes: 0 }),
  };
  if (!isChoosingBusy) return [[toggle]];
  const choices = busyChoices.map((minutes) => {
    const label = texts.plain("button-busy-choice", { minutes });
    return {
      text: minutes === busyMinutes ? texts.plain("button-chosen", { label }) : label,
      callback_data: busyCallback.pack({ step: "set", minutes }),
    };
  });
  const ends = busyEndRow(texts, busyMinutes);
  return [[toggle], choices.slice(0, 3), choices.slice(3), ends.slice(0, 2), ends.slice(2)].filter(
    (row) => row.length > 0,
  );
}
