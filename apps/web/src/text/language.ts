import type { Language } from "../../shared/menu.ts";

export const languages = ["ru", "en"] as const satisfies readonly Language[];

const storageKey = "gotovo-language";

export function isLanguage(value: unknown): value is Language {
  return (languages as readonly unknown[]).includes(value);
}

/** What the person chose before, else the first of the browser's languages that we speak, else Russian. */
export function chooseLanguage(chosen: string | null, browser: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  const known = browser.map((tag) => tag.toLowerCase().split("-")[0]).filter(isLanguage);
  return known[0] ?? "ru";
}

export function storedLanguage(storage: Storage): string | null {
  return storage.getItem(storageKey);
}

export function storeLanguage(storage: Storage, language: Language): void {
  storage.setItem(storageKey, language);
}
