import { countedName, csvLine, inOwnUnit, type PurchaseLine, purchaseOf } from "@gotovo/domain";
import type { Texts } from "@gotovo/telegram";
import type { ReportOrder } from "@gotovo/usecases/venue/reports/list-report-orders";

type Cell = string | number | null;

/** The columns of the table, in order, and what an order has there. */
const columns = {
  number: ({ number }) => number,
  externalId: ({ externalId }) => externalId,
  status: ({ status }, texts) => texts.plain("csv-status", { status }),
  placed: ({ placed }) => placed,
  started: ({ started }) => started,
  promised: ({ promised }) => promised,
  ready: ({ ready }) => ready,
  finished: ({ finished }) => finished,
  preparation: ({ preparation }) => preparation,
  late: ({ late }, texts) => (late === null ? null : texts.plain("csv-late", { late: String(late) })),
  items: ({ items, description }, texts) => listOf(texts, purchaseOf(items, description).bought),
  remarks: ({ items, description }, texts) => listOf(texts, purchaseOf(items, description).notes),
  note: ({ note }) => note,
  pickup: ({ pickup }) => [pickup?.place, pickup?.table, pickup?.name].filter(Boolean).join(", "),
  total: ({ total, currency }) => (total === null || currency === null ? total : inOwnUnit(total, currency)),
  currency: ({ currency }) => currency,
  refund: ({ refundState: state }, texts) => (state === "none" ? null : texts.plain("csv-refund", { state })),
  refundAmount: ({ refundAmount, currency }) =>
    refundAmount === null || currency === null ? refundAmount : inOwnUnit(refundAmount, currency),
  cancelReason: ({ cancelReason }) => cancelReason,
  rating: ({ rating }) => rating,
  comment: ({ comment }) => comment,
} satisfies Record<string, (order: ReportOrder, texts: Texts) => Cell>;

/** So that spreadsheets take the file for UTF-8. */
const byteOrderMark = "\ufeff";

/** A table of orders, RFC 4180 in UTF-8. One page is written at a time, so that others get their turn in between. */
export async function reportCsv(
  texts: Texts,
  pages: AsyncIterable<readonly ReportOrder[]>,
): Promise<Uint8Array> {
  const names = Object.keys(columns).map((column) => texts.plain("csv-column", { column }));
  const parts = [Buffer.from(byteOrderMark + csvLine(names))];
  for await (const orders of pages) {
    const lines = orders.map((order) => csvLine(Object.values(columns).map((cell) => cell(order, texts))));
    parts.push(Buffer.from(lines.join("")));
  }
  return Buffer.concat(parts);
}

function listOf(texts: Texts, lines: readonly PurchaseLine[]): string {
  return lines.map((line) => itemText(texts, line)).join("; ");
}

function itemText({ locale }: Texts, line: PurchaseLine): string {
  const { name, details } = line;
  const named = line.quantity === 1 && !line.unit ? `1 × ${name}` : countedName(locale, line);
  return details.length > 0 ? `${named} (${details.join(", ")})` : named;
}
