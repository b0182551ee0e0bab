import { publishPerson } from "../chats/publish-person.ts";
import type { ChatKey, Deps } from "../context.ts";
import { failRelaysOf } from "../dialogs/fail-relays.ts";
import { pauseGroup } from "../dialogs/groups/pause-group.ts";

/**
 * Records that a person blocked the bot (or deleted their account), or came back: nothing is written to a blocked chat.
 * An unknown chat is left alone; a team group that removed the bot is paused.
 */
export async function recordBlock(deps: Deps, key: ChatKey, blocked: boolean): Promise<void> {
  await deps.db.tx(async (tx) => {
    const rows = await tx.$queryRaw<{ personId: string | null }[]>`
      update chat set blocked_at = ${blocked ? deps.clock() : null}
      where bot = ${key.bot}::bot_kind and chat_id = ${key.chatId} and (blocked_at is null) = ${blocked}
      returning person_id as "personId"`;
    const chat = rows[0];
    if (!chat) return;
    if (blocked) await failRelaysOf(deps, tx, key);
    if (chat.personId !== null) return publishPerson(deps, tx, key, chat.personId);
    if (blocked) await pauseGroup(deps, tx, key);
  });
}
