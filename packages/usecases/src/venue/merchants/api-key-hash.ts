import { createHash } from "node:crypto";

/** How a key is looked up. It has 256 random bits, so a plain hash keeps it safe. */
export function apiKeyHash(key: string): string {
  return createHash("sha256").update(key).digest("base64url");
}
