import { utf8 } from "./encoding.ts";
import { BrokenSeal, seal, unseal } from "./seal.ts";
import type { Sodium } from "./sodium.ts";

/** Boxes grow in steps of this many bytes, so that their length says little about what is inside. */
const blockBytes = 1024;

/** Whose vault it is, and which of its versions. */
export interface VaultPlace {
  readonly accountId: string;
  /** The version being written. */
  readonly version: number;
}

/** Seals what can be JSON: padded UTF-8, bound to account and version, so that no older box passes for a newer one. */
export function sealVault(
  sodium: Sodium,
  userKey: Uint8Array,
  contents: unknown,
  place: VaultPlace,
): Uint8Array {
  const plain = sodium.pad(utf8(JSON.stringify(contents)), blockBytes);
  return seal(sodium, vaultKey(sodium, userKey), plain, placeName(place));
}

/** What `sealVault` closed. Throws BrokenSeal for another key, account or version, and for anything changed. */
export function openVault(sodium: Sodium, userKey: Uint8Array, box: Uint8Array, place: VaultPlace): unknown {
  const plain = unseal(sodium, vaultKey(sodium, userKey), box, placeName(place));
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(sodium.unpad(plain, blockBytes)));
  } catch (cause) {
    throw new BrokenSeal("The box holds no contents of a vault", { cause });
  }
}

function vaultKey(sodium: Sodium, userKey: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(32, utf8("gotovo:vault"), userKey);
}

function placeName({ accountId, version }: VaultPlace): string {
  return `gotovo:vault:${accountId}:${version}`;
}
