import { countedName, isFinal, type PurchaseLine, purchaseChange, purchaseOf } from "@gotovo/domain";
import { fitLines, htmlLine, messageLimit, shorten, type Texts, visibleLength } from "@gotovo/telegram";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/** What of an order its purchase is made of. */
export type Purchase = Pick<OrderRow, "items" | "description" | "status" | "unseen">;

/** Room for what was bought in the full form; the rest of a card is well below the remaining limit. */
const purchaseLimit = messageLimit - 2500;

/** Lines of the purchase on the short form; as many of them are kept for notes as the second number says. */
const [shortLines, noteLines] = [5, 2] as const;

/** Lines that are gone, on either form. */
const goneLines = 5;

/** A line for each item with its options, and for each note: all of what has to be known to make the order. */
export function shortPurchase(texts: Texts, order: Purchase): string[] {
  const { bought, notes } = purchaseOf(order.items, order.description);
  const { mark, gone } = marksOf(texts, order);
  const all = bought.length + notes.length;
  const keptNotes = all <= shortLines ? notes.length : Math.min(notes.length, noteLines);
  const kept = bought.slice(0, shortLines - keptNotes).map((line) => mark(line) + shortLine(texts, line));
  const said = notes
    .slice(0, shortLines - kept.length)
    .map((line) => mark(line) + noteLine(texts, line, 400));
  const hidden = all - kept.length - said.length;
  const more = hidden > 0 ? [texts.html("card-more", { hidden })] : [];
  return kept.length < bought.length
    ? [...kept, ...more, ...said, ...gone]
    : [...kept, ...said, ...more, ...gone];
}

/** All of it, as far as a message has room, in one text. */
export function fullPurchase(texts: Texts, order: OrderRow): string {
  const { bought, notes } = purchaseOf(order.items, order.description);
  const { mark, gone } = marksOf(texts, order);
  const more = (hidden: number) => texts.html("card-more", { hidden });
  // Notes have their room first: an allergy is not to be counted among what did not fit.
  const said = fitLines(
    notes.map((note) => mark(note) + noteLine(texts, note, 1300)),
    purchaseLimit / 2,
    more,
  );
  const items = fitLines(
    bought.map((line) => mark(line) + purchaseLine(texts, line)),
    purchaseLimit - visibleLength(said),
    more,
  );
  return [items, said, ...gone].filter(Boolean).join("\n");
}

/** What marks a line that was added by a change which none of the staff has seen, and the lines that are gone. */
function marksOf(texts: Texts, order: Purchase) {
  if (order.unseen === null || isFinal(order.status)) return { mark: () => "", gone: [] };
  const { added, removed } = purchaseChange(order.unseen.before, order);
  const isNew = new Set(added.map((line) => JSON.stringify(line)));
  const gone = removed.slice(0, goneLines).map((line) => {
    const name = [countedName(texts.locale, line), ...line.details].join(", ");
    return texts.html("card-line-gone", { name: shorten(name, 100) });
  });
  const hidden = removed.length - gone.length;
  return {
    mark: (line: PurchaseLine) => (isNew.has(JSON.stringify(line)) ? texts.html("card-line-added") : ""),
    gone: hidden > 0 ? [...gone, texts.html("card-more-gone", { hidden })] : gone,
  };
}

function shortLine({ locale }: Texts, line: PurchaseLine): string {
  const bold = (limit: number) => `<b>${htmlLine(countedName(locale, line), limit)}</b>`;
  if (line.details.length === 0) return bold(500);
  return `${bold(200)} · ${htmlLine(line.details.join(", "), 300)}`;
}

function noteLine(texts: Texts, line: PurchaseLine, limit: number): string {
  return texts.html("card-note", {
    note: shorten([countedName(texts.locale, line), ...line.details].join(", "), limit),
  });
}

function purchaseLine({ locale }: Texts, line: PurchaseLine): string {
  const bold = (limit: number) => `• <b>${htmlLine(countedName(locale, line), limit)}</b>`;
  if (line.details.length === 0) return bold(2700);
  return `${bold(1200)}\n   ${htmlLine(line.details.join(", "), 1500)}`;
}
