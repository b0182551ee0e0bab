import type { Deps } from "../../context.ts";
import type { SignedIn } from "../find-account.ts";
import { publishAccount } from "../publish-account.ts";
import { lockAccount } from "./lock-account.ts";

/**
 * A new start for somebody who has lost the key on all devices: forgets it, and the vault that only it opens.
 * @throws DomainError `unauthorized`
 */
export async function dropKey(deps: Deps, who: SignedIn): Promise<void> {
  const { accountId } = who;
  await deps.db.tx(async (tx) => {
    await lockAccount(deps, tx, who);
    await tx.vault.deleteMany({ where: { accountId } });
    await tx.account.update({ where: { id: accountId }, data: { keyHashSealed: null, keySetAt: null } });
    await tx.accountSession.updateMany({ where: { accountId }, data: { hasKey: false } });
    await publishAccount(deps, tx, [accountId]);
  });
}
