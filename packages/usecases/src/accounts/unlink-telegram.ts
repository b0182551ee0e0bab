import { Prisma } from "@gotovo/db";
import { queueMessage } from "../chats/queue-message.ts";
import type { ChatKey, Deps } from "../context.ts";
import { endPairings, publishEnded } from "../orders/pairing/end-pairings.ts";
import { publishAccount } from "./publish-account.ts";

/**
 * Unlinks an account from its Telegram, and ends every pairing of that person: cafés write there no more until it is paired
 * again. The chat is told.
 */
export async function unlinkTelegram(deps: Deps, accountId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const chats = await tx.$queryRaw<ChatKey[]>`
      select chat.bot::text as bot, chat.chat_id as "chatId" from account a join chat on chat.person_id = a.person_id
      where a.id = ${accountId}::uuid and chat.bot = 'customer'`;
    const own = Prisma.sql`c.person_id = (select person_id from account where id = ${accountId}::uuid)`;
    const ended = await endPairings(deps, tx, own, "customer");
    await tx.account.updateMany({ where: { id: accountId }, data: { personId: null } });
    await publishAccount(deps, tx, [accountId]);
    for (const chat of chats) await queueMessage(tx, chat, { key: "unlinked" });
    await publishEnded(deps, tx, { ...ended, chats: chats.map((chat) => ({ ...chat, cafe: "" })) });
  });
}
