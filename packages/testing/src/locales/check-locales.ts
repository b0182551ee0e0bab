import { type LocaleTexts, readLocales } from "./fluent-keys.ts";
import { askedKeys, literals, readCode } from "./used-keys.ts";

export interface CheckLocalesOptions {
  /** Holds a folder of `.ftl` files for each language. */
  readonly dir: string;
  /** Folders of code that asks for these texts: every key in them must exist. */
  readonly sources: readonly string[];
  /** Folders of code that also names keys of other apps: they only keep a key from counting as unused. */
  readonly mentions?: readonly string[];
}

/**
 * What is wrong with an app's texts, as sentences; empty when every language has the same keys with the same variables,
 * every key that the code asks for exists, and none is unused.
 */
export function checkLocales({ dir, sources, mentions = [] }: CheckLocalesOptions): string[] {
  const locales = readLocales(dir);
  const keys = new Set(locales.flatMap(({ messages }) => [...messages.keys()]));
  const code = readCode(sources);
  const used = literals(`${code}\n${readCode(mentions)}`);
  const quoted = new Set(locales.flatMap((locale) => [...locale.quoted]));
  const unused = [...keys].filter((key) => !quoted.has(key) && !used.some((use) => use.matches(key)));
  const missing = askedKeys(code).filter((use) => ![...keys].some(use.matches));
  return [
    ...locales.flatMap(({ problems }) => problems),
    ...[...keys].flatMap((key) => differences(locales, key)),
    ...unused.map((key) => `"${key}" is not used`),
    ...new Set(missing.map(({ text }) => `"${text}" is asked for and does not exist`)),
  ];
}

function differences(locales: readonly LocaleTexts[], key: string): string[] {
  const lacking = locales.filter(({ messages }) => !messages.has(key));
  if (lacking.length > 0) return lacking.map(({ locale }) => `"${key}" is missing in ${locale}`);
  const variables = locales.map(({ messages }) => [...(messages.get(key) ?? [])].sort().join(", "));
  if (new Set(variables).size <= 1) return [];
  const each = locales.map(({ locale }, index) => `${locale}: ${variables[index] || "none"}`);
  return [`"${key}" uses other variables in each language (${each.join("; ")})`];
}
