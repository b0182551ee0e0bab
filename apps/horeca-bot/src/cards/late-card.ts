import { countedLateMinutes, hears, minutesLate, subject, warningTime } from "@gotovo/domain";
import {
  type DesiredCard,
  fitLines,
  markTest,
  messageLimit,
  momentArgs,
  shorten,
  type Texts,
} from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { lateCallback, queueCallback } from "../callbacks.ts";
import { calledName } from "./called-name.ts";
import type { Viewer } from "./order-card.ts";
import { urgencyOf } from "./urgency.ts";

/** By how much its button moves all promises. In minutes. */
export const lateStep = 5;

/** What becomes late this soon after an alert joins its list without a sound. In milliseconds. */
const momentMs = 60_000;

/**
 * One alert for all orders that are late, or nearly, instead of a loud card for each. It is heard when it comes, and
 * comes again when something else has become late; null when nothing is.
 * @param heard the moment that was heard last, as this card recorded it
 */
export function lateCard(
  texts: Texts,
  orders: readonly OrderRow[],
  heard: string | null,
  { onDuty, notifications, now }: Viewer,
): DesiredCard | null {
  const late = orders.filter((order) => urgencyOf(order, now) !== "none");
  if (late.length === 0) return null;
  const counts = { late: late.filter((order) => urgencyOf(order, now) === "late").length, all: late.length };
  const title = texts.html("late-title", { ...counts, soon: counts.all - counts.late });
  const lines = late.map((order) => line(texts, order, now));
  const moment = momentOf(late, heard);
  return {
    subject: subject.late,
    text: `${title}\n${fitLines(lines, messageLimit - 200, (hidden) => texts.html("card-more", { hidden }))}`,
    keyboard: [
      [
        {
          text: texts.plain("button-late-all", { minutes: lateStep, count: late.length }),
          callback_data: lateCallback.pack({ seen: lastChange(late) }),
          style: "primary",
        },
        { text: texts.plain("button-late-queue"), callback_data: queueCallback.pack({}) },
      ],
    ],
    alert: moment,
    sound: moment !== heard && onDuty && hears(notifications, "late"),
    settled: false,
  };
}

function line(texts: Texts, order: OrderRow, now: Date): string {
  const { number, status, promisedAt, timezone } = order;
  const name = calledName(order);
  const minutes = minutesLate(order, now);
  const parts = [
    markTest(texts, order, texts.html("late-order", { number: shorten(number, 32) })),
    texts.html("late-by", {
      urgency: urgencyOf(order, now),
      counted: minutes === 0 ? "none" : minutes >= countedLateMinutes ? "over" : "yes",
      minutes: Math.min(minutes, countedLateMinutes),
      ...momentArgs(texts.locale, promisedAt ?? now, timezone, now),
    }),
    texts.html("late-status", { status }),
    ...(name ? [texts.html("late-customer", { name: shorten(name, 32) })] : []),
  ];
  return parts.join(" · ");
}

/** When the newest of them became late, or what was heard already if that was just before. */
function momentOf(orders: readonly OrderRow[], heard: string | null): string {
  const newest = Math.max(...orders.map(becameLateAt));
  const last = heard === null ? Number.NaN : Date.parse(heard);
  return newest - last <= momentMs ? (heard as string) : new Date(newest).toISOString();
}

/** An order whose promise was moved becomes late anew. */
function becameLateAt(order: OrderRow): number {
  return Math.max(order.lateAlertedAt?.getTime() ?? 0, warningTime(order)?.getTime() ?? 0);
}

function lastChange(orders: readonly OrderRow[]): number {
  return Math.max(...orders.map(({ updatedAt }) => updatedAt.getTime()));
}
