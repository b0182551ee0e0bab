import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import type { Language } from "../../shared/menu.ts";

/** A text by its key; the key itself when there is none (a test keeps that from happening). */
export type Translate = (key: string, args?: Record<string, FluentVariable>) => string;

/** Texts of one language from the sources of its .ftl files. */
export function createTexts(language: Language, sources: readonly string[]): Translate {
  // Names are isolated by <bdi> where they are shown, so that copied text carries no invisible marks.
  const bundle = new FluentBundle(language, { useIsolating: false });
  for (const source of sources) bundle.addResource(new FluentResource(source));
  return (key, args) => {
    const pattern = bundle.getMessage(key)?.value;
    return pattern ? bundle.formatPattern(pattern, args ?? null) : key;
  };
}
