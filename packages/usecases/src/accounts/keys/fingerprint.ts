import { blake2b } from "@noble/hashes/blake2.js";

const groups = 6;

/**
 * What both devices show for people to compare: six groups of four digits of (authorization, the new device's public
 * key), such as `0123 4567 8901 2345 6789 0123`. The pages compute the same by themselves.
 */
export function fingerprintOf(authId: string, publicKey: Uint8Array): string {
  const hash = Buffer.from(
    blake2b(Buffer.concat([Buffer.from(`gotovo:fingerprint:${authId}:`), publicKey]), { dkLen: 32 }),
  );
  return Array.from({ length: groups }, (_, group) =>
    String(hash.readUInt32BE(4 * group) % 10_000).padStart(4, "0"),
  ).join(" ");
}
