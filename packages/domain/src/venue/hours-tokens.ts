/** The days of the week, Monday first. */
export const dayWords = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
const otherWords = ["daily", "weekdays", "weekend", "closed", "always", "from", "to", "noise"] as const;

/** What a word in a text of opening hours can mean. */
export const hoursWords = [...dayWords, ...otherWords] as const;

/** The words of each meaning, in small letters; one that ends in `*` stands for all that begin so. */
export type HoursWords = Readonly<Record<(typeof hoursWords)[number], readonly string[]>>;

export type HoursToken = {
  readonly text: string;
  /** Where it ends in what was typed. */
  readonly end: number;
} & (
  | { readonly kind: "day"; readonly day: number }
  /** Minute of the day, 1440 for its end. */
  | { readonly kind: "time"; readonly minute: number }
  | { readonly kind: (typeof otherWords)[number] | "dash" | "unknown" }
);

const pieces =
  /24\s*\/\s*7|\d+(?:[:.]\d+)?(?:\s*[ap]\.?m\b\.?)?|[-\u2010-\u2015\u2212]|\p{L}+|[^\s\p{L}\d,;:.()|/]+/giu;

/** Splits a text of opening hours into tokens; what is neither a time nor a known word is `unknown`. */
export function readTokens(text: string, words: HoursWords): HoursToken[] {
  return [...text.matchAll(pieces)].map((match) => {
    const piece = match[0].toLowerCase();
    return { ...readPiece(piece, words), end: match.index + match[0].length };
  });
}

type Meaning<T extends HoursToken = HoursToken> = T extends unknown ? Omit<T, "end"> : never;

function readPiece(piece: string, words: HoursWords): Meaning {
  if (/^24\s*\//.test(piece)) return { text: piece, kind: "always" };
  if (/^\d/.test(piece)) return readTime(piece);
  if (/^[-\u2010-\u2015\u2212]$/.test(piece)) return { text: piece, kind: "dash" };
  return readWord(piece, words);
}

function readTime(text: string): Meaning {
  const [, hour, minute = "00", half] = /^(\d{1,2})(?:[:.](\d{2}))?(?:\s*([ap])\.?m\.?)?$/.exec(text) ?? [];
  if (hour === undefined || Number(minute) > 59) return { text, kind: "unknown" };
  if (half && (Number(hour) < 1 || Number(hour) > 12)) return { text, kind: "unknown" };
  const hours = half ? (Number(hour) % 12) + (half === "p" ? 12 : 0) : Number(hour);
  const total = hours * 60 + Number(minute);
  return total > 1440 ? { text, kind: "unknown" } : { text, kind: "time", minute: total };
}

function readWord(text: string, words: HoursWords): Meaning {
  const meaning = hoursWords.find((meaning) => isOneOf(text, words[meaning]));
  if (meaning === undefined) return { text, kind: "unknown" };
  const day = (dayWords as readonly string[]).indexOf(meaning);
  return day < 0 ? { text, kind: meaning as (typeof otherWords)[number] } : { text, kind: "day", day };
}

/** True for a word (in small letters) of a list; one of the list that ends in `*` stands for all that begin so. */
export function isOneOf(text: string, words: readonly string[]): boolean {
  return words.some((word) => (word.endsWith("*") ? text.startsWith(word.slice(0, -1)) : text === word));
}
