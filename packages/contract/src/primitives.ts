import { initialStatuses, orderStatuses } from "@gotovo/domain";
import { z } from "zod";

/** Text that PostgreSQL and Telegram can hold: well-formed Unicode without NUL. */
export function text(min: number, max: number) {
  return z
    .string()
    .min(min)
    .max(max)
    .refine((value) => value.isWellFormed() && !value.includes("\u0000"), {
      error: "must be well-formed text without NUL characters",
    });
}

export const orderId = text(1, 128)
  // URLs cannot carry these two as a segment, however they are encoded.
  .refine((value) => value !== "." && value !== "..", "must not be a dot or two dots")
  .meta({ description: "The café's own id of the order, unique within its merchant", example: "A-1042" });
export const horecaId = text(1, 64).meta({
  description: "The venue",
  example: "0199d1f2-7c9e-7d3a-b7a5-1f0f6f0c9a11",
});
export const status = z
  .enum(orderStatuses)
  .meta({ id: "OrderStatus", description: "Where the order is in its life" });
export const initialStatus = z.enum(initialStatuses);

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
  .max(2_147_483_647)
  .meta({ description: "Minor units of the currency", example: 45000 });
export const currency = z
  .string()
  .regex(/^[A-Z]{3}$/, "must be an ISO 4217 code, such as RUB")
  .meta({ description: "ISO 4217", example: "RUB" });

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

/** An instant that people can have meant. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((value) => {
    const time = Date.parse(value);
    return time >= Date.UTC(2000, 0, 1) && time < Date.UTC(2100, 0, 1);
  }, "must be an instant between 2000 and 2100")
  .meta({ description: "ISO 8601", example: "2026-11-20T09:30:00Z" });

const instantOut = z.string().meta({ format: "date-time", description: "ISO 8601, UTC" });

export { instantOut };
