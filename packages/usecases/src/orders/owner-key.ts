import { timingSafeEqual } from "node:crypto";
import { ownerKeyPolicy } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import type { Keyring } from "../keyring.ts";
import { countUse } from "../take-attempt.ts";

/**
 * The secret that makes a link to an order its buyer's: 128 bits, in the fragment of `tracking.owner_url`. It is derived
 * from the order's id with the secret key and stored nowhere.
 */
export function ownerKeyOf(keyring: Keyring, orderId: string): string {
  return derived(keyring, "order-owner-key", orderId);
}

/** What a browser keeps once it has shown the key: another value, so that neither can stand for the other. */
export function ownerCookieOf(keyring: Keyring, orderId: string): string {
  return derived(keyring, "order-owner-cookie", orderId);
}

/** Whether a browser's cookie is that of this order's owner. Takes the same time for every wrong value. */
export function isOwnerCookie(keyring: Keyring, orderId: string, value: string | undefined): boolean {
  return value !== undefined && isSame(value, ownerCookieOf(keyring, orderId));
}

/**
 * Whether `key` is that of this order's owner. Wrong ones count against the address that asks; the right one is never
 * refused.
 * @throws DomainError `too_many_attempts` for a wrong key after many of that address
 */
export async function checkOwnerKey(
  deps: Deps,
  orderId: string,
  key: string,
  address: string,
): Promise<boolean> {
  if (isSame(key, ownerKeyOf(deps.keyring, orderId))) return true;
  const counter = { scope: `owner-key:address:${address}`, policy: ownerKeyPolicy };
  await deps.db.tx((tx) => countUse(deps, tx, [counter]));
  return false;
}

function derived(keyring: Keyring, purpose: string, orderId: string): string {
  return keyring.hmac(purpose, orderId).subarray(0, 16).toString("base64url");
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
