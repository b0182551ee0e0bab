/**
 * Splits a long text into pieces of at most `limit` (2 or more) UTF-16 units, at the end of a line if possible, otherwise
 * between words, otherwise between characters, never inside one. Only white space at the cuts is lost.
 */
export function splitText(text: string, limit: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > limit) {
    const end = cutBefore(rest, limit);
    pieces.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...pieces, rest];
}

function cutBefore(text: string, limit: number): number {
  const head = text.slice(0, limit + 1);
  const lineEnd = head.lastIndexOf("\n");
  const wordEnd = Math.max(head.lastIndexOf(" "), lineEnd);
  // A cut in the first half would make a tiny piece of a piece.
  for (const end of [lineEnd, wordEnd]) if (end > limit / 2) return end;
  let last = 0;
  for (const { segment, index } of new Intl.Segmenter().segment(text.slice(0, limit + 100))) {
    if (index + segment.length > limit) break;
    last = index + segment.length;
  }
  if (last > 0) return last;
  // One character longer than a whole piece is cut, though not through a surrogate pair.
  const splitsPair = /[\ud800-\udbff]/.test(text[limit - 1] ?? "");
  return splitsPair ? limit - 1 : limit;
}
