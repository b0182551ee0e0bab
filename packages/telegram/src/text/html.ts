import { inLine } from "@gotovo/domain";

/** Text of people made safe inside `parse_mode: "HTML"`. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Telegram's limit of a message, in UTF-16 units after entities are parsed. */
export const messageLimit = 4096;

/** Telegram's limit of a caption, in UTF-16 units. */
export const captionLimit = 1024;

/** Telegram's limit of a callback answer. */
export const answerLimit = 200;

/** A text cut to `limit` UTF-16 units, with an ellipsis, never inside a character. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let end = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text)) {
    if (index + segment.length > limit - 1) break;
    end = index + segment.length;
  }
  return `${text.slice(0, end).trimEnd()}…`;
}

/**
 * Joins as many lines (HTML) as fit into `limit`, together with `more`, which says how many did not. Limits count
 * visible text.
 */
export function fitLines(lines: readonly string[], limit: number, more: (hidden: number) => string): string {
  const lengths = lines.map((line) => visibleLength(line) + 1);
  let used = lengths.reduce((sum, length) => sum + length, 0);
  if (used - 1 <= limit) return lines.join("\n");
  for (let kept = lines.length - 1; kept > 0; kept--) {
    used -= lengths[kept] as number;
    const rest = more(lines.length - kept);
    if (used + visibleLength(rest) <= limit) return [...lines.slice(0, kept), rest].join("\n");
  }
  return more(lines.length);
}

/** Text of people as a part of a line of ours, in HTML: it neither begins a line of its own nor turns ours round. */
export function htmlLine(text: string, limit: number): string {
  return escapeHtml(shorten(inLine(text), limit));
}

/** What Telegram counts of a text in HTML. */
export function visibleLength(html: string): number {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&").length;
}
