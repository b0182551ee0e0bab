/** Text of people made safe inside `parse_mode: "HTML"`. */
export function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** Telegram's limit of a message, in UTF-16 units after entities are parsed. */
export const messageLimit = 4096;

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

/** Joins lines (HTML) until the message is full; `more` says how many did not fit. Limits count visible text. */
export function fitLines(lines: readonly string[], limit: number, more: (hidden: number) => string): string {
  const kept: string[] = [];
  let used = 0;
  for (const [index, line] of lines.entries()) {
    const length = visibleLength(line) + 1;
    if (used + length > limit) return [...kept, more(lines.length - index)].join("\n");
    kept.push(line);
    used += length;
  }
  return kept.join("\n");
}

function visibleLength(html: string): number {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&").length;
}
