import type { Tx } from "../context.ts";
import type { HolderRow } from "./account-holder.ts";

/**
 * Erases what others were told of a person by name and in the person's words, as far as we keep it, in the caller's
 * transaction: messages that are in their chats already, and those that still wait.
 */
export async function eraseTold(tx: Tx, { personId }: HolderRow): Promise<void> {
  await tx.$executeRaw`delete from chat_message where about_person_id = ${personId}::uuid`;
}
