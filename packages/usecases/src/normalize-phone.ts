import { DomainError } from "@gotovo/domain";
import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Whose numbers are meant when no country is named. */
const homeCountry: CountryCode = "RU";
/** What is longer is taken only where that country really has such numbers. */
const usualLength = 13;

/**
 * A phone as people write it, of any country, in E.164: `8 (999) 123-45-67` is `+79991234567`. Telegram leaves the plus
 * out. Numbers of ranges that are newer than the library's data are taken when their length is right.
 * @throws DomainError `phone_invalid` when it cannot be one
 */
export function normalizePhone(typed: string): string {
  const text = typed.trim();
  const looksLikeOne = text.length <= 40 && /^[+\d\s().\-\u2010-\u2015]+$/.test(text);
  const readings = looksLikeOne ? [text, ...(text.startsWith("+") ? [] : [`+${text}`])] : [];
  for (const reading of readings) {
    const phone = parsePhoneNumberFromString(reading, { defaultCountry: homeCountry, extract: false });
    if (phone && isPlausible(phone)) return phone.number;
  }
  throw new DomainError("phone_invalid");
}

function isPlausible(phone: PhoneNumber): boolean {
  return phone.isValid() || (phone.isPossible() && phone.number.length <= usualLength);
}

/** The same; null when it cannot be one. */
export function tryNormalizePhone(typed: string): string | null {
  try {
    return normalizePhone(typed);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}
