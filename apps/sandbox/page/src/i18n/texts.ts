import { FluentBundle, FluentResource, type FluentVariable } from "@fluent/bundle";
import en from "../../locales/en/page.ftl?raw";
import ru from "../../locales/ru/page.ftl?raw";
import type { Locale } from "./locale.ts";

export type Translate = (key: string, values?: Record<string, FluentVariable>) => string;

const sources: Record<Locale, string> = { ru, en };

/** Texts of one language by key. A key without a text shows itself, so that it is seen. */
export function createTranslate(locale: Locale): Translate {
  const bundle = new FluentBundle(locale, { useIsolating: false });
  bundle.addResource(new FluentResource(sources[locale]));
  return (key, values) => {
    const pattern = bundle.getMessage(key)?.value;
    return pattern ? bundle.formatPattern(pattern, values) : key;
  };
}
