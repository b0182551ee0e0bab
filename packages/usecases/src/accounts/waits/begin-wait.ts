import { Prisma } from "@gotovo/db";
import { tap } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { Deps, ModelTx } from "../../context.ts";
import { publishAccount } from "../publish-account.ts";

/** How long what would destroy a vault waits when it is asked for without the vault's key. */
export const waitDays = 7;

/** What waits: a new start of the vault, or the end of the whole account. */
export type Waiting = "key" | "account";

/** The job that does it at the end of the wait, unless somebody has said no. */
export interface WaitJob {
  readonly accountId: string;
}

export const keyDropQueue = "key-drop";
export const accountEraseQueue = "account-erase";

/** Where each wait stands, who works it, and how its chat is told. */
const waits = {
  key: {
    column: Prisma.sql`key_drop_at`,
    other: Prisma.sql`erase_at`,
    queue: keyDropQueue,
    message: "vault-drop-asked",
    button: { key: "button-keep-vault", data: tap.keepKey, style: "success" },
  },
  account: {
    column: Prisma.sql`erase_at`,
    other: Prisma.sql`key_drop_at`,
    queue: accountEraseQueue,
    message: "erase-asked",
    button: { key: "button-keep-account", data: tap.keepAccount, style: "success" },
  },
} as const;

/**
 * Begins a wait, in the caller's transaction, which has locked the account: all devices and the chat are told, and each can
 * end it. The chat of today can, even if it is unlinked meanwhile.
 * @returns when it comes true
 */
export async function beginWait(deps: Deps, tx: ModelTx, accountId: string, what: Waiting): Promise<Date> {
  const { column, other, queue } = waits[what];
  const at = new Date(deps.clock().getTime() + waitDays * 86_400_000);
  await tx.$executeRaw(Prisma.sql`
    update account set ${column} = ${at}, keeper_id = coalesce(person_id, case when ${other} is not null then keeper_id end)
    where id = ${accountId}::uuid`);
  await deps.jobs.enqueueAt(tx, queue, { accountId } satisfies WaitJob, at);
  await tellChats(tx, accountId, what);
  await publishAccount(deps, tx, [accountId]);
  return at;
}

async function tellChats(tx: ModelTx, accountId: string, what: Waiting): Promise<void> {
  const chats = await tx.$queryRaw<{ chatId: bigint }[]>`
    select chat.chat_id as "chatId" from account a join chat on chat.person_id in (a.person_id, a.keeper_id)
    where a.id = ${accountId}::uuid and chat.bot = 'customer'`;
  const { message: key, button } = waits[what];
  for (const { chatId } of chats)
    await queueMessage(
      tx,
      { bot: "customer", chatId },
      { key, args: { days: waitDays }, buttons: [[{ ...button }]] },
    );
}
