import { utf8 } from "./encoding.ts";
import type { Sodium } from "./sodium.ts";

const groups = 6;

/**
 * What both screens show for people to compare: six groups of four digits of (authorization, the new device's public
 * key), such as `0123 4567 8901 2345 6789 0123`.
 */
export function fingerprintOf(sodium: Sodium, authId: string, publicKey: Uint8Array): string {
  const prefix = utf8(`gotovo:fingerprint:${authId}:`);
  const message = new Uint8Array(prefix.length + publicKey.length);
  message.set(prefix);
  message.set(publicKey, prefix.length);
  const { buffer, byteOffset } = sodium.crypto_generichash(32, message, null);
  const numbers = new DataView(buffer, byteOffset);
  return Array.from({ length: groups }, (_, group) =>
    String(numbers.getUint32(4 * group) % 10_000).padStart(4, "0"),
  ).join(" ");
}
