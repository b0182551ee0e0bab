import type { ChatKey, Tx } from "../context.ts";
import type { HolderRow } from "./account-holder.ts";

/**
 * Empties what we know of a person's chats with the customer bot, in the caller's transaction. The chats stay, nobody's:
 * open cards leave them with the next sync, and whoever writes there again is a new person.
 * @returns the chats
 */
export async function eraseChats(tx: Tx, { personId }: HolderRow): Promise<ChatKey[]> {
  const chats = await tx.$queryRaw<{ chatId: bigint }[]>`
    update chat set person_id = null, dialog_id = null, dialog_at = null, dialog_list = null, contact_at = null, notify = '{}'
    where bot = 'customer' and person_id = ${personId}::uuid returning chat_id as "chatId"`;
  const ids = chats.map(({ chatId }) => chatId);
  await tx.$executeRaw`delete from chat_step where bot = 'customer' and chat_id = any(${ids})`;
  await tx.$executeRaw`delete from pairing_ask where telegram_user_id = any(${ids})`;
  await tx.$executeRaw`delete from held_message where bot = 'customer' and chat_id = any(${ids})`;
  await tx.$executeRaw`delete from update_set_aside where bot = 'customer' and chat_id = any(${ids})`;
  await tx.$executeRaw`delete from chat_message where bot = 'customer' and chat_id = any(${ids})`;
  await tx.$executeRaw`delete from card where bot = 'customer' and chat_id = any(${ids}) and settled`;
  await tx.$executeRaw`
    update card set prompt = null, prompt_version = null where bot = 'customer' and chat_id = any(${ids})`;
  return ids.map((chatId) => ({ bot: "customer", chatId }));
}
