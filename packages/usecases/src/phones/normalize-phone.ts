import { DomainError } from "@gotovo/domain";
import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Whose numbers are meant when no country is named. */
const homeCountry: CountryCode = "RU";

/**
 * A phone as people write it, of any country, in E.164: `8 (999) 123-45-67` is `+79991234567`. Telegram leaves the plus out.
 * @throws DomainError `phone_invalid` when it cannot be one
 */
export function normalizePhone(typed: string): string {
  const text = typed.trim();
  if (text.length > 40 || !/^[+\d\s().\-\u2010-\u2015\u00a0]+$/.test(text))
    throw new DomainError("phone_invalid");
  const phone =
    parsePhoneNumberFromString(text, { defaultCountry: homeCountry, extract: false }) ??
    parsePhoneNumberFromString(`+${text}`, { extract: false });
  if (phone?.isPossible()) return phone.number;
  const abroad = text.startsWith("+")
    ? undefined
    : parsePhoneNumberFromString(`+${text}`, { extract: false });
  if (abroad?.isPossible()) return abroad.number;
  throw new DomainError("phone_invalid");
}

/** The same; null when it cannot be one. */
export function tryNormalizePhone(typed: string): string | null {
  try {
    return normalizePhone(typed);
  } catch {
    return null;
  }
}
