import type { CustomerNotification } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";

/** Switches what a customer hears in a chat. Nothing is posted again for it: it counts for what happens from now on. */
export async function setNotification(
  deps: Deps,
  { bot, chatId }: ChatKey,
  notification: CustomerNotification,
  heard: boolean,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      update chat set notify = notify || jsonb_build_object(${notification}::text, ${heard}::boolean)
      where bot = ${bot}::bot_kind and chat_id = ${chatId}`;
    await publishChats(deps, tx, [{ bot, chatId }]);
  });
}
