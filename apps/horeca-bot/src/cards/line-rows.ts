import { countedName, isTickable, linesToMake, type NamedLine, tickCount } from "@gotovo/domain";
import { type DesiredCard, shorten, type Texts } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";
import { linesCallback, tickCallback } from "../handover-callbacks.ts";

type Button = DesiredCard["keyboard"][number][number];
type Lines = Pick<OrderRow, "id" | "items" | "description" | "status" | "ticks">;

/** Lines on a page: with them, the rest of a card's buttons are still within reach of a thumb. */
const linesAPage = 8;

/** A button cuts what it has no room for; the card's text has it whole. */
const lineLimit = 64;

const pagePrefix = "lines:";

/** What is noted of a card that shows that page of its lines. */
export function linesPrompt(page: number): string {
  return `${pagePrefix}${page}`;
}

/** The page of lines that was opened on a card; the first unless another was. */
export function linesPage(prompt: string | null | undefined): number {
  return prompt?.startsWith(pagePrefix) ? Number(prompt.slice(pagePrefix.length)) : 0;
}

/** True when all that has to be made for an order is ticked off. */
export function isAllTicked(order: Lines): boolean {
  const { all, done } = tickCount(order, order.ticks);
  return isTickable(order.status) && all > 0 && done === all;
}

/** A button for each line of an order, by pages, each of which says where in the list it is. */
export function lineRows(texts: Texts, order: Lines, wanted: number): Button[][] {
  if (!isTickable(order.status)) return [];
  const lines = linesToMake(order);
  const pages = Math.ceil(lines.length / linesAPage);
  // The order may have lost lines since the page was opened.
  const page = Math.max(0, Math.min(wanted, pages - 1));
  const from = page * linesAPage;
  const shown = lines.slice(from, from + linesAPage);
  const rows = shown.map((line) => [lineButton(texts, order, line)]);
  if (pages < 2) return rows;
  const turn = (to: number, key: string): Button[] =>
    to < 0 || to >= pages
      ? []
      : [{ text: texts.plain(key), callback_data: linesCallback.pack({ order: order.id, page: to }) }];
  const where = { from: from + 1, to: from + shown.length, all: lines.length };
  const here = {
    text: texts.plain("button-lines-page", where),
    callback_data: linesCallback.pack({ order: order.id, page: (page + 1) % pages }),
  };
  return [...rows, [...turn(page - 1, "button-lines-before"), here, ...turn(page + 1, "button-lines-after")]];
}

function lineButton(texts: Texts, { id, ticks }: Lines, { line, key, hash, nth }: NamedLine): Button {
  const done = ticks.includes(key);
  const name = [countedName(texts.locale, line), ...line.details].join(" · ");
  return {
    text: texts.plain("button-line", { done: String(done), line: shorten(name, lineLimit) }),
    callback_data: tickCallback.pack({ order: id, hash, nth, to: done ? "open" : "done" }),
  };
}
