import { DomainError } from "@gotovo/domain";
import {
  type CountryCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import { countryOfTimezone } from "./country-of-timezone.ts";

/** Whose numbers are meant where nothing says a country. */
const homeCountry: CountryCode = "RU";
/** What is longer is taken only where that country really has such numbers. */
const usualLength = 13;

/**
 * A phone as people write it, of any country, in E.164. A national form (`8 (999) 123-45-67`) is read as people of that
 * country mean it, and only if the country really has such a number; with a country's code, numbers of ranges that are
 * newer than the library's data are taken when their length is right. Telegram leaves the plus out.
 * @param timezone of the venue that it was given to (IANA); without one Russia is meant
 * @throws DomainError `phone_invalid` when it cannot be one
 */
export function normalizePhone(typed: string, timezone?: string): string {
  const text = digitsAndMarks(typed);
  if (text === null) throw new DomainError("phone_invalid");
  const country = phoneCountry(timezone);
  const readings = text.startsWith("+")
    ? [international(text)]
    : [national(text, country), international(`+${text}`), international(text.replace(/^00/, "+"))];
  const phone = readings.find((reading) => reading !== null);
  if (!phone) throw new DomainError("phone_invalid");
  return phone;
}

/** Whether it takes a country to read it. */
export function isNationalForm(typed: string): boolean {
  return digitsAndMarks(typed)?.startsWith("+") === false;
}

/** The same; null when it cannot be one. */
export function tryNormalizePhone(typed: string, timezone?: string): string | null {
  try {
    return normalizePhone(typed, timezone);
  } catch (error) {
    if (error instanceof DomainError) return null;
    throw error;
  }
}

/** Without the invisible characters that come along when it is pasted, and with plain digits; null when it is no number. */
function digitsAndMarks(typed: string): string | null {
  const text = typed
    .normalize("NFKC")
    .replaceAll(/\p{Cf}/gu, "")
    .trim();
  return text.length <= 40 && /^[+\p{Nd}\s().\-\u2010-\u2015\u2212]+$/u.test(text) ? text : null;
}

function international(text: string): string | null {
  if (!text.startsWith("+")) return null;
  const phone = parsePhoneNumberFromString(text, { extract: false });
  return phone && isPlausible(phone) ? phone.number : null;
}

function national(text: string, country: CountryCode): string | null {
  const phone = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  return phone?.isValid() ? phone.number : null;
}

function isPlausible(phone: PhoneNumber): boolean {
  return phone.isValid() || (phone.isPossible() && phone.number.length <= usualLength);
}

function phoneCountry(timezone: string | undefined): CountryCode {
  const country = timezone === undefined ? null : countryOfTimezone(timezone);
  return country !== null && isSupportedCountry(country) ? country : homeCountry;
}
