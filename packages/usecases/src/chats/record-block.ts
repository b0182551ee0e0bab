import type { ChatKey, Deps } from "../context.ts";
import { publishPerson } from "./publish-person.ts";
import { failRelaysOf } from "./record-sent.ts";

/**
 * Notes that a person blocked the bot (or deleted their account), or came back: nothing is written to a blocked chat.
 * An unknown chat is left alone.
 */
export async function recordBlock(deps: Deps, key: ChatKey, blocked: boolean): Promise<void> {
  await deps.db.tx(async (tx) => {
    const rows = await tx.$queryRaw<{ personId: string }[]>`
      update chat set blocked_at = ${blocked ? deps.clock() : null}
      where bot = ${key.bot}::bot_kind and chat_id = ${key.chatId} and (blocked_at is null) = ${blocked}
      returning person_id as "personId"`;
    const chat = rows[0];
    if (!chat) return;
    if (blocked) await failRelaysOf(deps, tx, key);
    await publishPerson(deps, tx, key, chat.personId);
  });
}
