import { HttpProblem } from "../http/http-problem.ts";

/** An opaque place in a list: our id of the last item, 16 bytes in base64url. */
export function encodeCursor(id: string): string {
  return Buffer.from(id.replaceAll("-", ""), "hex").toString("base64url");
}

/**
 * The id behind a cursor.
 * @throws HttpProblem `validation_failed`
 */
export function decodeCursor(cursor: string): string {
  const hex = Buffer.from(cursor, "base64url").toString("hex");
  if (hex.length !== 32 || encodeCursor(hex) !== cursor) {
    const message = "must be a next_cursor of an earlier page";
    throw new HttpProblem("validation_failed", { errors: [{ path: "cursor", message }] });
  }
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}

/** A place in the merchant's log as a cursor. */
export function encodePlace(position: bigint): string {
  return String(position);
}

/**
 * The place behind a cursor.
 * @throws HttpProblem `validation_failed`
 */
export function decodePlace(cursor: string): bigint {
  if (/^\d{1,18}$/.test(cursor)) return BigInt(cursor);
  const message = "must be a next_cursor of an earlier page";
  throw new HttpProblem("validation_failed", { errors: [{ path: "cursor", message }] });
}
