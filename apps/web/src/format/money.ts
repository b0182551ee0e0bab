import type { Language } from "../../shared/menu.ts";

/**
 * An amount in minor units as people write it; whole amounts without a fraction. How many minor units make one is the
 * currency's own (ISO 4217, from the browser's tables).
 */
export function formatMoney(amount: number, currency: string, language: Language): string {
  const { maximumFractionDigits: digits = 2 } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  const value = amount / 10 ** digits;
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: Number.isInteger(value) ? 0 : digits,
  }).format(value);
}
