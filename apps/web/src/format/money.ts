import { currencyDecimals, inOwnUnit } from "@gotovo/contract/orders/money";
import type { Language } from "../../shared/menu.ts";

/** An amount in minor units (ISO 4217's of the currency) as people write it; whole amounts without a fraction. */
export function formatMoney(amount: number, currency: string, language: Language): string {
  const decimals = currencyDecimals(currency);
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: amount % 10 ** decimals === 0 ? 0 : decimals,
    maximumFractionDigits: decimals,
  }).format(inOwnUnit(amount, currency));
}
