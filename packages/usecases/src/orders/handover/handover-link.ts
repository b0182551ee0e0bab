import { timingSafeEqual } from "node:crypto";
import type { Keyring } from "../../keyring.ts";

const pattern = /^h_([\w-]{22})([\w-]{22})$/;

/**
 * What a link into the HoReCa bot carries so that staff of an order's venue find it by scanning: the order's id, and 128
 * bits that follow from it and the secret key. It opens nothing to anybody else.
 */
export function handoverPayload(keyring: Keyring, orderId: string): string {
  const id = Buffer.from(orderId.replaceAll("-", ""), "hex").toString("base64url");
  return `h_${id}${tokenOf(keyring, orderId)}`;
}

/** The order that a link names; null when it is none of ours, or somebody made it up. */
export function readHandoverPayload(keyring: Keyring, payload: string): string | null {
  const [, id, token] = pattern.exec(payload) ?? [];
  if (id === undefined || token === undefined) return null;
  const hex = Buffer.from(id, "base64url").toString("hex");
  const orderId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  const right = Buffer.from(tokenOf(keyring, orderId));
  return timingSafeEqual(right, Buffer.from(token)) ? orderId : null;
}

/** True when a payload is meant for this, however wrong it is. */
export function isHandoverPayload(payload: string): boolean {
  return pattern.test(payload);
}

function tokenOf(keyring: Keyring, orderId: string): string {
  return keyring.hmac("handover-token", orderId).subarray(0, 16).toString("base64url");
}
