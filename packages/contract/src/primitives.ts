import {
  customerCancelPolicies,
  initialStatuses,
  isBlank,
  isCurrency,
  isPlaceholderUser,
  oneLine,
  orderStatuses,
} from "@gotovo/domain";
import { z } from "zod";

/**
 * Text that PostgreSQL and Telegram can hold and that a person can read: well-formed Unicode without NUL, trimmed, in
 * its composed form (NFC), not blank where `min` is above 0, and not broken by a wrong encoding on its way.
 * @param max in characters (code points), after trimming
 */
export function text(min: number, max: number) {
  return readable(z.string().trim().normalize("NFC").min(min).max(max), min);
}

/** The same for what stands in a line: names, numbers. Line breaks become spaces, control and direction marks go. */
export function line(min: number, max: number) {
  return readable(z.string().overwrite(oneLineOf).min(min).max(max), min);
}

function readable(schema: z.ZodString, min: number) {
  return schema
    .refine((value) => value.isWellFormed() && !value.includes("\u0000"), {
      error: "must be well-formed text without NUL characters",
    })
    .refine((value) => !value.includes("\ufffd"), {
      error: "holds the replacement character U+FFFD: it was read in a wrong encoding on its way; send UTF-8",
    })
    .refine((value) => min === 0 || value === "" || !value.isWellFormed() || !isBlank(value), {
      error: "must not be blank",
    });
}

/** Text that is kept as it was given, for programs: only what PostgreSQL cannot hold is refused. */
export function exactText(min: number, max: number) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes("\u0000"), {
      error: "must be well-formed text without NUL characters",
    });
}

/** NUL and half characters are left for the checks that name them. */
function oneLineOf(value: string): string {
  return value.isWellFormed() && !value.includes("\u0000") ? oneLine(value) : value;
}

export const orderId = text(1, 128)
  // URLs cannot carry these two as a segment, however they are encoded.
  .refine((value) => value !== "." && value !== "..", "must not be a dot or two dots")
  .meta({ description: "The café's own id for the order, unique within the merchant", example: "A-1042" });
/** A promise that a venue gave before the order. */
export const quoteId = line(1, 200).meta({
  description:
    "From the venue's availability: the promise that your customer saw, kept for ten minutes and not moved by busy mode. It goes before `ready_at`. One that does not stand is taken as if it were absent, and `warnings` says so",
});

export const horecaId = line(1, 64).meta({
  description: "The venue",
  example: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
});
export const status = z.enum(orderStatuses).meta({ id: "OrderStatus", description: "A stage of an order" });
/** Of lists of orders, in a query string. */
export const activeParam = z
  .enum(["true", "false"])
  .optional()
  .meta({ description: "`true`: only unfinished orders; `false`: only finished ones" });
export const initialStatus = z.enum(initialStatuses);

/** The site's own id of its user. One value for everybody who is not signed in would make them one customer. */
export const siteUserId = line(1, 128)
  .refine((value) => !isPlaceholderUser(value), {
    error: "does not identify a user: leave site_user_id out for guests, or all of them become one customer",
  })
  .meta({
    description:
      "The site's own id for its user; later orders by the same user need no code. Leave it out for guests: placeholders such as `0`, `null` or `guest` are refused",
    example: "u-7",
  });

/** A Telegram user id in a JSON body. */
export const telegramUserId = z
  .int()
  .positive()
  .meta({ description: "Telegram user id", example: 123456789 });

/** A Telegram user id in a query string. */
export const telegramUserIdParam = z
  .string()
  .regex(/^[1-9]\d{0,15}$/, "must be a Telegram user id: a positive integer")
  .transform(Number)
  .refine(Number.isSafeInteger, "must be a Telegram user id: a positive integer")
  .meta({ type: "integer", description: "Telegram user id", example: 123456789 });

/** Money in the currency's minor units (kopecks, cents). */
export const amount = z
  .int()
  .min(0)
  .meta({ description: "Minor units of the currency as ISO 4217 has them, up to 2^53 − 1", example: 45000 });
/** The same, below zero for what is taken off. */
export const signedAmount = z
  .int()
  .meta({ description: "Minor units of the currency as ISO 4217 has them, ±(2^53 − 1)", example: 45000 });
export const currency = z
  .string()
  .trim()
  .refine(isCurrency, "must be an active ISO 4217 code in capitals, such as RUB")
  .meta({ description: "ISO 4217", example: "RUB", pattern: "^[A-Z]{3}$" });

/**
 * An address of the café's site, as a button in a chat can lead to it: Telegram takes no other hosts than public names.
 * On `localhost` (and without https) it is for development.
 */
export const siteUrl = z
  .string()
  .refine(
    isSiteUrl,
    "must be an https:// address of a public host, without user name and password, of at most 2048 characters",
  )
  .meta({ format: "uri", maxLength: 2048, example: "https://coffee.example/menu?again=A-1042" });

function isSiteUrl(value: string): boolean {
  if (!/^https?:\/\/[^\s\\\p{Cc}\p{Cs}]+$/iu.test(value) || !URL.canParse(value)) return false;
  const { protocol, hostname, username, password, href } = new URL(value);
  if (username !== "" || password !== "" || href.length > 2048) return false;
  return hostname === "localhost" || (protocol === "https:" && /\.[a-z][a-z0-9-]*[a-z0-9]$/.test(hostname));
}

/**
 * ISO 8601 as sites write it: seconds may be missing, the offset may be `Z`, `+03:00`, `+0300` or `+03`, and a space may
 * stand before it. A space in place of its sign is a `+` that was not escaped in a query string.
 */
const instantForm =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:[.,]\d{1,9})?)?(Z| ?[+-]\d{2}(?::?\d{2})?| \d{2}:?\d{2})?$/i;

/** An instant within the range of years that people can mean. */
export const instant = z
  .string()
  .trim()
  .transform((value, context) => {
    const time = readInstant(value);
    if (typeof time === "number") return new Date(time).toISOString();
    context.addIssue({ code: "custom", message: time });
    return z.NEVER;
  })
  .meta({
    type: "string",
    format: "date-time",
    description: "ISO 8601 with an offset",
    example: "2026-11-20T09:30:00Z",
  });

/** Milliseconds, or what is wrong with it. */
function readInstant(value: string): number | string {
  const found = instantForm.exec(value);
  if (!found) return "must be an ISO 8601 date and time with an offset, such as 2026-11-20T09:30:00+03:00";
  const [, day = "", minute = "", second = ":00", given] = found;
  const zone = given?.replace(/^ (?=\d)/, "+").trim();
  if (zone === undefined) return "must say its offset from UTC: add Z or, for example, +03:00";
  const offset =
    zone.toUpperCase() === "Z" ? "Z" : `${zone.slice(0, 3)}:${zone.slice(3).replace(":", "") || "00"}`;
  const time = Date.parse(`${day}T${minute}${second.replace(",", ".").slice(0, 13)}${offset}`);
  // The parser rolls the 31st of February over into March.
  const isDay = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
  if (Number.isNaN(time) || !isDay) return "is not a date and time of the calendar";
  return time >= Date.UTC(2000, 0, 1) && time < Date.UTC(2100, 0, 1)
    ? time
    : "must be an instant between 2000 and 2100";
}

const instantOut = z.string().meta({ format: "date-time", description: "ISO 8601, UTC" });

export { instantOut };

export const customerCancel = z
  .enum(customerCancelPolicies)
  .meta({ description: "Until when customers may cancel themselves" });
