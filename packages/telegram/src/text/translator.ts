import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  FluentBundle,
  FluentDateTime,
  FluentResource,
  type FluentValue,
  type FluentVariable,
} from "@fluent/bundle";
import { inLine, innerQuotes } from "@gotovo/domain";
import { escapeHtml } from "./html.ts";
import { Moment } from "./moment.ts";

export const locales = ["ru", "en"] as const;
export type Locale = (typeof locales)[number];
export const defaultLocale: Locale = "ru";

export type TextArgs = Record<string, string | number | Date | Moment>;

/** Values that may have lines of their own. All others stand in lines of ours: names, numbers, words of people. */
const paragraphs = ["text", "lines"];

/** A value that stands in quotation marks of ours, in a Fluent text. */
const inQuotes = /(?<=[\u00ab\u201c])\{ (\$\w+) \}(?=[\u00bb\u201d])/g;

/** Texts of one bot in one language. Unknown keys throw: a text that is missing is a bug, not a blank message. */
export interface Texts {
  readonly locale: Locale;
  /** For a message with `parse_mode: "HTML"`: values are escaped, the Fluent text may hold tags. */
  html(key: string, args?: TextArgs): string;
  /** For buttons, callback answers and commands, which know no formatting. */
  plain(key: string, args?: TextArgs): string;
}

export type Translator = (language: string | null) => Texts;

/** The language we speak to someone whose language is `language` (IETF tag); Russian unless it is English. */
export function localeOf(language: string | null | undefined): Locale {
  return language?.toLowerCase().startsWith("en") ? "en" : defaultLocale;
}

/**
 * Loads `<dir>/<locale>/*.ftl`.
 * @throws Error naming the file when a text cannot be parsed
 */
export function createTranslator(dir: string): Translator {
  const texts = Object.fromEntries(locales.map((locale) => [locale, createTexts(dir, locale)])) as Record<
    Locale,
    Texts
  >;
  return (language) => texts[localeOf(language)];
}

function createTexts(dir: string, locale: Locale): Texts {
  const bundle = new FluentBundle(locale, {
    useIsolating: false,
    functions: {
      INNER: ([value]) => (typeof value === "string" ? innerQuotes(value, locale) : (value as FluentValue)),
    },
  });
  for (const file of readdirSync(join(dir, locale)).filter((name) => name.endsWith(".ftl"))) {
    const source = readFileSync(join(dir, locale, file), "utf8").replaceAll(inQuotes, "{ INNER($1) }");
    const errors = bundle.addResource(new FluentResource(source));
    if (errors.length > 0) throw new Error(`${locale}/${file}: ${errors.join("; ")}`);
  }
  const format = (key: string, args: Record<string, FluentVariable>) => {
    const message = bundle.getMessage(key);
    if (!message?.value) throw new Error(`No text "${key}" in ${locale}`);
    const errors: Error[] = [];
    const text = bundle.formatPattern(message.value, args, errors);
    if (errors.length > 0) throw new Error(`Text "${key}" in ${locale}: ${errors.join("; ")}`);
    return text;
  };
  return {
    locale,
    html: (key, args = {}) =>
      format(
        key,
        variables(args, escapeHtml, (moment) => moment.toHtml()),
      ),
    plain: (key, args = {}) =>
      format(
        key,
        variables(args, (value) => value, String),
      ),
  };
}

function variables(
  args: TextArgs,
  text: (value: string) => string,
  moment: (value: Moment) => string,
): Record<string, FluentVariable> {
  const entries = Object.entries(args).map(([name, value]): [string, FluentVariable] => {
    if (typeof value === "string") return [name, text(paragraphs.includes(name) ? value : inLine(value))];
    if (value instanceof Moment) return [name, moment(value)];
    return [name, value instanceof Date ? new FluentDateTime(value.getTime()) : value];
  });
  return Object.fromEntries(entries);
}
