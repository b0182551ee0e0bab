import type { Deps, ModelTx } from "../../context.ts";
import type { SignedIn } from "../find-account.ts";
import { publishAccount } from "../publish-account.ts";
import { beginWait } from "../waits/begin-wait.ts";
import { lockAccount } from "./lock-account.ts";

/**
 * A new start: forgets the key, and the vault that only it opens. A session that has the key does so at once. Any other
 * may be a stranger's who has come by a code: it waits seven days, all devices and the chat are told, and each can end it.
 * @returns when it comes true; null when it has
 * @throws DomainError `unauthorized`
 */
export async function dropKey(deps: Deps, who: SignedIn): Promise<Date | null> {
  const { accountId } = who;
  return deps.db.tx(async (tx) => {
    const { isHere, isSet, keyDropAt } = await lockAccount(deps, tx, who);
    if (!isHere && isSet) return keyDropAt ?? beginWait(deps, tx, accountId, "key");
    await forget(deps, tx, accountId);
    return null;
  });
}

/** Nobody has kept the key: it is time. */
export async function dropDueKey(deps: Deps, accountId: string): Promise<void> {
  const isDropped = await deps.db.tx(async (tx) => {
    const due = await tx.$queryRaw<unknown[]>`
      select 1 from account where id = ${accountId}::uuid and key_drop_at <= ${deps.clock()} for update`;
    if (due.length > 0) await forget(deps, tx, accountId);
    return due.length > 0;
  });
  if (isDropped) deps.onSecurity?.({ security: "key_dropped", by: "wait", count: 1 });
}

async function forget(deps: Deps, tx: ModelTx, accountId: string): Promise<void> {
  await tx.vault.deleteMany({ where: { accountId } });
  const data = { keyHashSealed: null, keySetAt: null, keyDropAt: null };
  await tx.account.update({ where: { id: accountId }, data });
  await tx.accountSession.updateMany({ where: { accountId }, data: { hasKey: false } });
  await publishAccount(deps, tx, [accountId]);
}
