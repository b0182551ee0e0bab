import { tap } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { Deps, ModelTx } from "../../context.ts";
import type { SignedIn } from "../find-account.ts";
import { publishAccount } from "../publish-account.ts";
import { lockAccount } from "./lock-account.ts";

/** How long a new start waits that a session without the key asks for. */
const waitDays = 7;

/** The job that begins anew at the end of the wait, unless somebody kept the key. */
export interface KeyDropJob {
  readonly accountId: string;
}

export const keyDropQueue = "key-drop";

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
    if (isHere || !isSet) {
      await forget(deps, tx, accountId);
      return null;
    }
    if (keyDropAt !== null) return keyDropAt;
    const at = new Date(deps.clock().getTime() + waitDays * 86_400_000);
    await tx.account.update({ where: { id: accountId }, data: { keyDropAt: at } });
    await deps.jobs.enqueueAt(tx, keyDropQueue, { accountId } satisfies KeyDropJob, at);
    await tellChats(tx, accountId);
    await publishAccount(deps, tx, [accountId]);
    return at;
  });
}

/** Nobody has kept the key: it is time. */
export async function dropDueKey(deps: Deps, accountId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const due = await tx.$queryRaw<unknown[]>`
      select 1 from account where id = ${accountId}::uuid and key_drop_at <= ${deps.clock()} for update`;
    if (due.length > 0) await forget(deps, tx, accountId);
  });
}

async function forget(deps: Deps, tx: ModelTx, accountId: string): Promise<void> {
  await tx.vault.deleteMany({ where: { accountId } });
  const data = { keyHashSealed: null, keySetAt: null, keyDropAt: null };
  await tx.account.update({ where: { id: accountId }, data });
  await tx.accountSession.updateMany({ where: { accountId }, data: { hasKey: false } });
  await publishAccount(deps, tx, [accountId]);
}

async function tellChats(tx: ModelTx, accountId: string): Promise<void> {
  const chats = await tx.$queryRaw<{ chatId: bigint }[]>`
    select chat.chat_id as "chatId" from account a join chat on chat.person_id = a.person_id
    where a.id = ${accountId}::uuid and chat.bot = 'customer'`;
  for (const { chatId } of chats) {
    await queueMessage(
      tx,
      { bot: "customer", chatId },
      {
        key: "vault-drop-asked",
        args: { days: waitDays },
        buttons: [[{ key: "button-keep-vault", data: tap.keepKey, style: "success" }]],
      },
    );
  }
}
