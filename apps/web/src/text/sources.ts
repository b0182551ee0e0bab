import type { Language } from "../../shared/menu.ts";

/** Sources of .ftl files by their paths (`…/locales/<language>/<name>.ftl`): each page bundles those that it says. */
export type TextSources = Readonly<Record<string, string>>;

/** The sources in one language. */
export function sourcesOf(language: Language, sources: TextSources): string[] {
  return Object.entries(sources)
    .filter(([path]) => path.includes(`/locales/${language}/`))
    .map(([, source]) => source);
}
