import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { SignedIn } from "../find-account.ts";
import { lockAccount } from "../keys/lock-account.ts";
import { publishAccount } from "../publish-account.ts";

/**
 * Puts the next version of the vault, made from the present one: of two devices at once the second has to look first.
 * @param next `version` is the present one plus one, and is sealed into the box
 * @throws DomainError `unauthorized`, `forbidden` (this session has no key: it would make the vault unreadable),
 *   `stale_version`
 */
export async function writeVault(
  deps: Deps,
  who: SignedIn,
  next: { readonly version: number; readonly box: string },
): Promise<void> {
  const { accountId } = who;
  const { version, box } = next;
  await deps.db.tx(async (tx) => {
    const { isHere } = await lockAccount(deps, tx, who);
    if (!isHere) throw new DomainError("forbidden");
    const written = await tx.$executeRaw`
      insert into vault (account_id, version, box, updated_at)
      select ${accountId}::uuid, ${version}, ${box}, ${deps.clock()}
      where ${version} = coalesce((select version from vault where account_id = ${accountId}::uuid), 0) + 1
      on conflict (account_id) do update
        set version = excluded.version, box = excluded.box, updated_at = excluded.updated_at`;
    if (written === 0) throw new DomainError("stale_version");
    await publishAccount(deps, tx, [accountId]);
  });
}
