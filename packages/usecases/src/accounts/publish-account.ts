import type { Deps, Tx } from "../context.ts";
import { accountChannel, publishChats } from "../publish.ts";

/** Tells everyone who shows these accounts that they changed: open pages, and the customers' chats. */
export async function publishAccount(deps: Deps, tx: Tx, accountIds: readonly string[]): Promise<void> {
  for (const id of accountIds) deps.db.notify(tx, accountChannel, id);
  const chats = await tx.$queryRaw<{ chatId: bigint }[]>`
    select chat.chat_id as "chatId" from account a join chat on chat.person_id = a.person_id
    where a.id = any(${[...accountIds]}::uuid[]) and chat.bot = 'customer'`;
  await publishChats(
    deps,
    tx,
    chats.map(({ chatId }) => ({ bot: "customer", chatId })),
  );
}
