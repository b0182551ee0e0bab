/** Quotation marks inside others: the ones that are usual within « » and within “ ”. */
const inner = { ru: ["\u201e", "\u201c"], en: ["\u2018", "\u2019"] } as const;

const quoted = /\u00ab([^\u00ab\u00bb]*)\u00bb|"([^"]*)"|\u201c([^\u201c\u201d]*)\u201d/g;

/** A text that stands in quotation marks of ours: its own become inner ones, as in «Cafe „At home“». A single mark stays. */
export function innerQuotes(text: string, locale: keyof typeof inner): string {
  const [open, close] = inner[locale];
  return text.replaceAll(quoted, (_, ...inside: (string | undefined)[]) => {
    const words = inside.slice(0, 3).find((part) => part !== undefined);
    return `${open}${words}${close}`;
  });
}
