export const LOCALES = ["ru", "en"] as const;
export type Locale = (typeof LOCALES)[number];

/** The first language of the browser that the page speaks; English when there is none. */
export function pickLocale(chosen: string | null, preferred: readonly string[]): Locale {
  const wanted = [chosen, ...preferred].map((tag) => tag?.toLowerCase().split("-")[0]);
  return wanted.flatMap((tag) => LOCALES.filter((locale) => locale === tag))[0] ?? "en";
}
