import type { Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import { publishAccount } from "./publish-account.ts";

/** Unlinks an account from its Telegram. The chat keeps its orders, which were paired there. */
export async function unlinkTelegram(deps: Deps, accountId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const chats = await tx.$queryRaw<{ chatId: bigint }[]>`
      select chat.chat_id as "chatId" from account a join chat on chat.person_id = a.person_id
      where a.id = ${accountId}::uuid and chat.bot = 'customer'`;
    await tx.account.updateMany({ where: { id: accountId }, data: { personId: null } });
    await publishAccount(deps, tx, [accountId]);
    await publishChats(
      deps,
      tx,
      chats.map(({ chatId }) => ({ bot: "customer", chatId })),
    );
  });
}
