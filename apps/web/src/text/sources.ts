import type { Language } from "../../shared/menu.ts";

const files = import.meta.glob<string>("../../locales/*/*.ftl", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The sources of the named .ftl files in one language. */
export function sourcesOf(language: Language, names: readonly string[]): string[] {
  return names.map((name) => files[`../../locales/${language}/${name}.ftl`] ?? "");
}
