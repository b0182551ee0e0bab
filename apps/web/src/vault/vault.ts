import { fromBase64Url, toBase64Url } from "../keys/encoding.ts";
import { BrokenSeal } from "../keys/seal.ts";
import type { Sodium } from "../keys/sodium.ts";
import { openVault, sealVault } from "../keys/vault-box.ts";
import { ApiError } from "../session/api-error.ts";
import { emptyVault, parseContents, type VaultContents, type VaultEdit } from "./contents.ts";

/** A vault as the server keeps it; box null: nothing was written yet. */
export interface KeptVault {
  readonly version: number;
  readonly box: string | null;
}

export interface OpenVault {
  readonly version: number;
  readonly contents: VaultContents;
}

export interface VaultDeps {
  readonly accountId: string;
  readonly sodium: () => Promise<Sodium>;
  readonly read: () => Promise<KeptVault>;
  readonly write: (version: number, box: string) => Promise<void>;
}

/** Others may write at the same time, but not forever. */
const longestRace = 5;

/** Reads and opens the vault; null when this key does not open it. Throws ApiError. */
export async function readVault(deps: VaultDeps, userKey: Uint8Array): Promise<OpenVault | null> {
  const { version, box } = await deps.read();
  if (box === null) return { version, contents: emptyVault };
  try {
    const place = { accountId: deps.accountId, version };
    return {
      version,
      contents: parseContents(openVault(await deps.sodium(), userKey, fromBase64Url(box), place)),
    };
  } catch (error) {
    if (error instanceof BrokenSeal) return null;
    throw error;
  }
}

/**
 * Makes a change and writes the next version. When another device was quicker, the same change is made to what that one
 * wrote: nobody's note is lost. Null when the key does not open the vault any more. Throws ApiError.
 */
export async function changeVault(
  deps: VaultDeps,
  userKey: Uint8Array,
  shown: OpenVault,
  edit: VaultEdit,
): Promise<OpenVault | null> {
  let present: OpenVault | null = shown;
  for (let tries = 1; present !== null; tries++) {
    const version: number = present.version + 1;
    const contents = edit(present.contents);
    const place = { accountId: deps.accountId, version };
    try {
      await deps.write(version, toBase64Url(sealVault(await deps.sodium(), userKey, contents, place)));
      return { version, contents };
    } catch (error) {
      const isBehind = error instanceof ApiError && error.code === "stale_version";
      if (!isBehind || tries === longestRace) throw error;
      present = await readVault(deps, userKey);
    }
  }
  return null;
}
