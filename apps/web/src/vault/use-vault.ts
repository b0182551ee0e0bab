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
      /** False: the key is here, but this session did not prove it, so the server takes no changes. */
      readonly writable: boolean;
      readonly busy: boolean;
      readonly problem: Problem | null;
      /** True when it was written. */
      readonly change: (edit: VaultEdit) => Promise<boolean>;
    };

/** The vault of the personal area. `turn` grows when a key has come or gone. */
export function useVault(turn: number): VaultState {
  const { session, account, keyStore, version } = useArea();
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
  const found = useResource(async () => {
    if (!account.key.set) return { key: null, vault: null };
    const key = (await keyStore.userKey(account.id)) ?? null;
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
  // With nothing to open, whether this is the right key only the server knows.
  const isUnsure = read?.version === 0 && !account.key.here;
  if (key === null || read === null || isUnsure) return { phase: "locked" };
  const vault = written && written.version > read.version ? written : read;
  const change = (edit: VaultEdit) =>
    run(async () => {
      const after = await changeVault(deps, key, vault, edit);
      if (after) setWritten(after);
      else found.reload();
    });
  return { phase: "open", vault, writable: account.key.here, busy, problem, change };
}
