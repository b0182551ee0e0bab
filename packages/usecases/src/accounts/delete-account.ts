import type { Deps } from "../context.ts";
import { type Erased, eraseHolder } from "./erase-account.ts";
import type { SignedIn } from "./find-account.ts";
import { lockAccount } from "./keys/lock-account.ts";
import { beginWait } from "./waits/begin-wait.ts";

/** What has become of the wish: everything is erased, or will be at that time. */
export type Deletion = { readonly erased: Erased } | { readonly eraseAt: Date };

/**
 * Deletes the account of whoever is signed in. At once by a session that has the vault's key, or where the account has
 * none. Any other may be a stranger's who has come by a code, and the vault would go too: it waits seven days, all devices
 * and the chat are told, and each can end it.
 * @throws DomainError `unauthorized`
 */
export function deleteAccount(deps: Deps, who: SignedIn): Promise<Deletion> {
  const { accountId } = who;
  return deps.db.tx(async (tx) => {
    const { isHere, isSet, eraseAt } = await lockAccount(deps, tx, who);
    if (isSet && !isHere) return { eraseAt: eraseAt ?? (await beginWait(deps, tx, accountId, "account")) };
    return { erased: await eraseHolder(deps, tx, { accountId }) };
  });
}

/** The same by a person in their chat, which has nobody's key. */
export function deletePerson(deps: Deps, personId: string): Promise<Deletion> {
  return deps.db.tx(async (tx) => {
    const rows = await tx.$queryRaw<{ id: string; eraseAt: Date | null }[]>`
      select id, erase_at as "eraseAt" from account
      where person_id = ${personId}::uuid and key_hash_sealed is not null for update`;
    const [kept] = rows;
    if (kept) return { eraseAt: kept.eraseAt ?? (await beginWait(deps, tx, kept.id, "account")) };
    return { erased: await eraseHolder(deps, tx, { personId }) };
  });
}

/** Nobody has kept the account: it is time. */
export async function eraseDueAccount(deps: Deps, accountId: string): Promise<void> {
  const isErased = await deps.db.tx(async (tx) => {
    const due = await tx.$queryRaw<unknown[]>`
      select 1 from account where id = ${accountId}::uuid and erase_at <= ${deps.clock()} for update`;
    if (due.length > 0) await eraseHolder(deps, tx, { accountId });
    return due.length > 0;
  });
  if (isErased) deps.onSecurity?.({ security: "account_erased", by: "wait", count: 1 });
}
