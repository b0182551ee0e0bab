import { xchacha20poly1305 } from "@noble/ciphers/chacha.js";
import { x25519 } from "@noble/curves/ed25519.js";
import { blake2b } from "@noble/hashes/blake2.js";
import { concatBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { KeyPair } from "../src/keys/handover.ts";

// A second implementation of the keys' cryptography, from other people's code: what one writes, the other must read.

/** Both session keys of crypto_kx as the client has them; the server's are the other way round. */
function clientSession(secret: Uint8Array, clientKey: Uint8Array, serverKey: Uint8Array) {
  const both = blake2b(concatBytes(secret, clientKey, serverKey), { dkLen: 64 });
  return { rx: both.slice(0, 32), tx: both.slice(32) };
}

export function makeNoblePair(): KeyPair {
  const { secretKey, publicKey } = x25519.keygen();
  return { privateKey: secretKey, publicKey };
}

/** The key under which `approver` seals for `newDevice`, from either one's pair and the other's public key. */
export function handoverKey(mine: KeyPair, theirs: Uint8Array, role: "approver" | "newDevice"): Uint8Array {
  const secret = x25519.getSharedSecret(mine.privateKey, theirs);
  return role === "approver"
    ? clientSession(secret, mine.publicKey, theirs).tx
    : clientSession(secret, theirs, mine.publicKey).tx;
}

export function nobleSeal(key: Uint8Array, nonce: Uint8Array, plain: Uint8Array, place: string): Uint8Array {
  return concatBytes(nonce, xchacha20poly1305(key, nonce, utf8ToBytes(place)).encrypt(plain));
}

export function nobleUnseal(key: Uint8Array, box: Uint8Array, place: string): Uint8Array {
  return xchacha20poly1305(key, box.slice(0, 24), utf8ToBytes(place)).decrypt(box.slice(24));
}

export function nobleVaultKey(userKey: Uint8Array): Uint8Array {
  return blake2b(utf8ToBytes("gotovo:vault"), { dkLen: 32, key: userKey });
}

/** ISO/IEC 7816-4 padding to a multiple of `block`. */
export function noblePad(plain: Uint8Array, block: number): Uint8Array {
  const padded = new Uint8Array((Math.floor(plain.length / block) + 1) * block);
  padded.set(plain);
  padded[plain.length] = 0x80;
  return padded;
}

export function nobleRegisteredHash(userKey: Uint8Array): Uint8Array {
  return blake2b(userKey, { dkLen: 32 });
}

export function nobleProof(userKey: Uint8Array, authId: string): Uint8Array {
  return blake2b(utf8ToBytes(`gotovo:sign-in:${authId}`), { dkLen: 32, key: nobleRegisteredHash(userKey) });
}
