import type { Tx } from "../../context.ts";

/** The customer bot's chat of the account with this phone, if it can be written to. */
export async function chatOfPhone(tx: Tx, phone: string): Promise<bigint | null> {
  const rows = await tx.$queryRaw<{ chatId: bigint }[]>`
    select chat.chat_id as "chatId" from account a join chat on chat.person_id = a.person_id
    where a.phone = ${phone} and chat.bot = 'customer' and chat.blocked_at is null limit 1`;
  return rows[0]?.chatId ?? null;
}
