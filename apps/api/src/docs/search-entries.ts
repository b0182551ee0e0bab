import type { Operation } from "./document.ts";
import type { Guide } from "./guides.ts";

/** What the search box looks through. */
export interface SearchEntry {
  readonly title: string;
  readonly under: string;
  readonly url: string;
  readonly words: string;
}

/** Headings of guides, and operations. */
export function searchEntries(
  guides: readonly Guide[],
  groups: readonly { tag: string; slug: string; operations: readonly Operation[] }[],
): SearchEntry[] {
  return [
    ...guides.flatMap(({ slug, title, headings, content }) => [
      { title, under: "Guide", url: `/docs/${slug}`, words: wordsOf(content.replaceAll(/<[^>]*>/g, " ")) },
      ...headings.map(({ id, text }) => ({
        title: text,
        under: title,
        url: `/docs/${slug}#${id}`,
        words: wordsOf(`${title} ${text}`),
      })),
    ]),
    ...groups.flatMap(({ tag, slug, operations }) =>
      operations.map((operation) => ({
        title: operation.summary,
        under: `${operation.method} ${operation.path}`,
        url: `/docs/${slug}#${operation.id}`,
        words: wordsOf([tag, operation.id, operation.description, fieldsOf(operation)].join(" ")),
      })),
    ),
  ];
}

function fieldsOf({ body, answers }: Operation): string {
  return [body?.example, ...answers.map(({ description }) => description)]
    .map((each) => JSON.stringify(each) ?? "")
    .join(" ");
}

/** Each word once, in lower case. */
function wordsOf(text: string): string {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}_./-]{2,}/gu))].join(" ");
}
