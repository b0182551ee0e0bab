/** The active codes of ISO 4217 for money that people pay with, without funds, metals and test codes. */
const codes =
  "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP " +
  "CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR " +
  "ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT " +
  "MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD " +
  "SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES " +
  "VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

const known = new Set(codes.split(" "));

/** Whether money can be in it: an active code of ISO 4217, in capitals. */
export function isCurrency(code: string): boolean {
  return known.has(code);
}

/**
 * Decimals of a currency, where they are not two (ISO 4217). `Intl` knows those that are in use in shops, which are fewer:
 * by it, a sum in minor units of Hungary or Serbia would be shown a hundredfold.
 */
const unusualDecimals: ReadonlyMap<string, number> = new Map([
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
    .split(" ")
    .map((code) => [code, 0] as const),
  ..."BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3] as const),
]);

/** How many decimals sums of a currency have: its minor unit is 10 to the minus that many. */
export function currencyDecimals(currency: string): number {
  return unusualDecimals.get(currency) ?? 2;
}

/**
 * A sum in the currency's own unit, as a decimal number: exact, which the largest ones divided are not.
 * @param minorUnits a whole number
 */
export function inOwnUnit(minorUnits: number, currency: string): `${number}` {
  const decimals = currencyDecimals(currency);
  const digits = String(Math.abs(minorUnits)).padStart(decimals + 1, "0");
  const cut = digits.length - decimals;
  const fraction = decimals === 0 ? "" : `.${digits.slice(cut)}`;
  return `${minorUnits < 0 ? "-" : ""}${digits.slice(0, cut)}${fraction}` as `${number}`;
}
