import type { Deps } from "../../context.ts";
import type { SignedIn } from "../find-account.ts";
import { publishAccount } from "../publish-account.ts";
import { lockAccount } from "./lock-account.ts";

/**
 * The key and the vault stay: ends the wait for a new start, from any of the account's devices.
 * @throws DomainError `unauthorized`
 */
export async function keepKey(deps: Deps, who: SignedIn): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockAccount(deps, tx, who);
    await tx.account.update({ where: { id: who.accountId }, data: { keyDropAt: null } });
    await publishAccount(deps, tx, [who.accountId]);
  });
}

/** The same in the account's chat. Where nothing waits it changes nothing. */
export async function keepKeyInChat(deps: Deps, personId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const kept = await tx.$queryRaw<{ id: string }[]>`
      update account set key_drop_at = null where person_id = ${personId}::uuid and key_drop_at is not null
      returning id`;
    await publishAccount(
      deps,
      tx,
      kept.map(({ id }) => id),
    );
  });
}
