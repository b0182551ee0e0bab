import { useEffect, useMemo, useState } from "preact/hooks";
import { useArea } from "../account/area-context.tsx";
import { loadSodium } from "../keys/sodium.ts";
import { ApiError, type Problem } from "../session/api-error.ts";
import { useAttempt } from "../ui/use-attempt.ts";
import { useResource } from "../ui/use-resource.ts";
import type { VaultEdit } from "./contents.ts";
import { changeVault, type OpenVault, readVault, type VaultDeps } from "./vault.ts";

/** What the server takes, in letters. */
const longestBox = 200_000;

export type VaultState =
  | { readonly phase: "loading" }
  | { readonly phase: "failed"; readonly problem: Problem; readonly retry: () => void }
  /** The account has no key yet. */
  | { readonly phase: "none" }
  /** The account has a key, but not here. */
  | { readonly phase: "locked" }
  | {
      readonly phase: "open";
      readonly vault: OpenVault;
      readonly busy: boolean;
      readonly problem: Problem | null;
      /** True when it was written. */
      readonly change: (edit: VaultEdit) => Promise<boolean>;
    };

/** The vault of the personal area. `turn` grows when a key has come or gone. */
export function useVault(turn: number): VaultState {
  const { session, account, keys, keyStore, version } = useArea();
  const deps = useMemo<VaultDeps>(
    () => ({
      accountId: account.id,
      sodium: loadSodium,
      read: () => session.call("/v1/account/vault"),
      async write(next, box) {
        if (box.length > longestBox) throw new ApiError("vault_full");
        await session.call("/v1/account/vault", { method: "PUT", body: { version: next, box } });
      },
    }),
    [session, account.id],
  );
  /** The key is here, but this session came in without it: false when it is no longer the account's. */
  const proveKey = async (userKey: Uint8Array) => {
    const user_key_hash = await keys.hash(userKey);
    try {
      await session.call("/v1/account/key", { method: "PUT", body: { user_key_hash } });
      return true;
    } catch (error) {
      if (error instanceof ApiError && error.code === "key_exists") return false;
      throw error;
    }
  };
  const found = useResource(async () => {
    if (!account.key.set) return { key: null, vault: null };
    const key = (await keyStore.userKey(account.id)) ?? null;
    if (key !== null && !account.key.here && !(await proveKey(key))) return { key: null, vault: null };
    return { key, vault: key && (await readVault(deps, key)) };
  }, version + turn);
  const [written, setWritten] = useState<OpenVault | null>(null);
  useEffect(() => setWritten(null), [found.data]);
  const { busy, problem, run } = useAttempt();

  if (!account.key.set) return { phase: "none" };
  if (found.data === null)
    return found.problem
      ? { phase: "failed", problem: found.problem, retry: found.reload }
      : { phase: "loading" };
  const { key, vault: read } = found.data;
  if (key === null || read === null) return { phase: "locked" };
  const vault = written && written.version > read.version ? written : read;
  const change = (edit: VaultEdit) =>
    run(async () => {
      const after = await changeVault(deps, key, vault, edit);
      if (after) setWritten(after);
      else found.reload();
    });
  return { phase: "open", vault, busy, problem, change };
}
