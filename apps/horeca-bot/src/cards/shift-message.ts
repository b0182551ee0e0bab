import type { QueuedContent } from "@gotovo/domain";
import { momentArgs, shorten, type Texts } from "@gotovo/telegram";
import { handedOverKey, shiftReportKey } from "@gotovo/usecases/dialogs/end-shift";
import { dialogsCallback } from "../dialog-callbacks.ts";
import { formatMinutes } from "../report/numbers.ts";

/**
 * Words the report of a shift, and what colleagues hear of the dialogs that were handed over, at the moment they are
 * sent; leaves every other message alone.
 */
export function withShift(texts: Texts, content: QueuedContent, now: Date): QueuedContent {
  const { key, args } = content;
  if (key === handedOverKey && args) {
    const data = dialogsCallback.pack({ filter: "unassigned" });
    return {
      key,
      args: { ...args, name: shorten(String(args.name), 60) },
      buttons: [[{ key: "button-handed-over", data }]],
    };
  }
  if (key !== shiftReportKey || !args) return content;
  const { orders, average, dialogs, queued, colleagues, since, timezone } = args;
  const { day, date, time } = momentArgs(texts.locale, since ? new Date(since) : now, String(timezone), now);
  return {
    key,
    args: {
      ...{ day, date: date.words, time: time.words },
      since: since ? "known" : "unknown",
      orders: Number(orders),
      average: formatMinutes(texts, Number(average)),
      dialogs: Number(dialogs),
      queued: Number(colleagues) > 0 ? 0 : Number(queued),
      alone: String(Number(colleagues) === 0),
    },
  };
}
