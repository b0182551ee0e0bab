import { isLate, isQueued, type OrderState, queueStages } from "@gotovo/domain";
import { type DesiredCard, shorten, type Texts } from "@gotovo/telegram";
import { dutyCallback, queueCallback } from "../callbacks.ts";
import { dialogsCallback } from "../dialog-callbacks.ts";

/** The card above the queue: how much there is of what, and whether this person hears it. */
export function headerCard(
  texts: Texts,
  viewer: { readonly venueName: string; readonly onDuty: boolean },
  orders: readonly OrderState[],
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
    subject: "queue",
    text: [
      texts.html("header-title", { venue: shorten(viewer.venueName, 100) }),
      queued.length === 0 ? texts.html("header-empty") : counts.join("\n"),
      ...(late > 0 ? [texts.html("header-late", { count: late })] : []),
      texts.html(viewer.onDuty ? "header-on-duty" : "header-off-duty"),
    ].join("\n"),
    keyboard: [
      [
        {
          text: texts.plain("button-dialogs", { unread: unreadDialogs }),
          callback_data: dialogsCallback.pack({ filter: "all" }),
        },
      ],
      [
        { text: texts.plain("button-refresh"), callback_data: queueCallback.pack({}) },
        {
          text: texts.plain(viewer.onDuty ? "button-duty-off" : "button-duty-on"),
          callback_data: dutyCallback.pack({ to: viewer.onDuty ? "off" : "on" }),
        },
      ],
    ],
    alert: null,
    sound: false,
    settled: false,
    background: true,
  };
}
