import type { StoppedItem } from "@gotovo/domain";
import { type DesiredCard, momentArgs, shorten, type Texts } from "@gotovo/telegram";
import type { StopListView } from "@gotovo/usecases/venue/stop-list/stop-list-of-chat";
import { stopAddCallback, stopBackCallback, stopListCallback } from "../sold-out-callbacks.ts";
import { type Button, pageOf, pagerRow, panelCard } from "./panel-card.ts";

/** The panel of what the venue has run out of: a tap sells it again. */
export function stopCard(
  texts: Texts,
  { venueName, timezone, stopList }: StopListView,
  view: string,
  now: Date,
): DesiredCard {
  const page = pageOf(stopList, stopListCallback.parse(view)?.page ?? 0);
  const lines = page.rows.map(({ name, until }: StoppedItem) =>
    until === null
      ? texts.html("stop-line-open", { name: shorten(name, 100) })
      : texts.html("stop-line", {
          name: shorten(name, 100),
          ...momentArgs(texts.locale, new Date(until), timezone, now),
        }),
  );
  const backs = page.rows.map(({ name, since }): Button[] => [
    {
      text: texts.plain("button-stop-back", { name: shorten(name, 48) }),
      callback_data: stopBackCallback.pack({ since: Date.parse(since) }),
    },
  ]);
  const add = { text: texts.plain("button-stop-add"), callback_data: stopAddCallback.pack({}) };
  return panelCard(
    texts,
    "stop",
    [
      texts.html("stop-title", { venue: shorten(venueName, 100) }),
      ...(lines.length > 0 ? ["", ...lines] : [texts.html("stop-empty")]),
    ],
    [...backs, pagerRow(texts, page, (to) => stopListCallback.pack({ page: to })), [add]],
  );
}
