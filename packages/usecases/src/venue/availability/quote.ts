import { timingSafeEqual } from "node:crypto";
import type { QuoteOutcome } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { countItems } from "./count-items.ts";

/** How long a venue stands by what it said. */
export const quoteMs = 600_000;

const [idBytes, itemsAt, readyAt, expiresAt, bodyBytes, macBytes] = [16, 16, 18, 22, 26, 16] as const;

/** What a quote promises. */
interface Quote {
  readonly venueId: string;
  /** Items of the order that it was asked for. */
  readonly items: number;
  readonly readyAt: Date;
  readonly expiresAt: Date;
}

/** What an order says of itself. */
interface QuotedOrder {
  readonly venueId: string;
  readonly items?: unknown;
}

/**
 * A quote as a token: signed and stored nowhere, so that asking costs nothing and an answer may be cached. It is good for
 * any number of orders until it expires.
 */
export function writeQuote({ keyring }: Pick<Deps, "keyring">, quote: Quote): string {
  const body = Buffer.alloc(bodyBytes);
  body.write(quote.venueId.replaceAll("-", ""), 0, idBytes, "hex");
  body.writeUInt16BE(Math.min(quote.items, 0xffff), itemsAt);
  body.writeUInt32BE(quote.readyAt.getTime() / 1000, readyAt);
  body.writeUInt32BE(Math.floor(quote.expiresAt.getTime() / 1000), expiresAt);
  return Buffer.concat([body, macOf(keyring, body)]).toString("base64url");
}

/**
 * What a token means for an order: kept, with the promise; expired; or invalid, when it is not ours, of another venue, or
 * for a smaller order.
 */
export function readQuote(
  { keyring }: Pick<Deps, "keyring">,
  token: string,
  order: QuotedOrder,
  now: Date,
): { readonly outcome: QuoteOutcome; readonly readyAt: Date | null } {
  const invalid = { outcome: "invalid", readyAt: null } as const;
  const bytes = Buffer.from(token, "base64url");
  if (bytes.length !== bodyBytes + macBytes) return invalid;
  const body = bytes.subarray(0, bodyBytes);
  if (!timingSafeEqual(bytes.subarray(bodyBytes), macOf(keyring, body))) return invalid;
  const isOfVenue =
    body.subarray(0, idBytes).toString("hex") === order.venueId.replaceAll("-", "").toLowerCase();
  if (!isOfVenue || countItems(order.items) > body.readUInt16BE(itemsAt)) return invalid;
  if (body.readUInt32BE(expiresAt) * 1000 <= now.getTime()) return { outcome: "expired", readyAt: null };
  return { outcome: "kept", readyAt: new Date(body.readUInt32BE(readyAt) * 1000) };
}

function macOf(keyring: Deps["keyring"], body: Buffer): Buffer {
  return keyring.hmac("quote", body.toString("base64url")).subarray(0, macBytes);
}
