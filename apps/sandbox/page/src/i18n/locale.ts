export const locales = ["ru", "en"] as const;
export type Locale = (typeof locales)[number];

/** The first language of the browser that the page speaks; English when there is none. */
export function pickLocale(chosen: string | null, preferred: readonly string[]): Locale {
  const wanted = [chosen, ...preferred].map((tag) => tag?.toLowerCase().split("-")[0]);
  return wanted.flatMap((tag) => locales.filter((locale) => locale === tag))[0] ?? "en";
}
