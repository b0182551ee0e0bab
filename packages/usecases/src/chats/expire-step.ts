import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";
import { queueMessage } from "./queue-message.ts";
import { enqueueExpiry } from "./step.ts";

/** A clock that runs behind the database's gets its tick early by no more than this: it is asked again then. */
const earlyMs = 5_000;

/**
 * Ends the step of a chat if its time is over, and tells the person so (`step-expired`): also that what they wrote for it
 * went to nobody.
 */
export async function expireStep(deps: Deps, chat: ChatKey): Promise<void> {
  const now = deps.clock();
  await deps.db.tx(async (tx) => {
    const ended = await tx.$queryRaw<{ keyboard: boolean }[]>`
      delete from chat_step
      where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} and expires_at <= ${now}
      returning data ? 'keyboard' as keyboard`;
    if (!ended[0]) return askAgain(deps, tx, chat);
    const dropped = await tx.$executeRaw`
      delete from held_message where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
    await queueMessage(tx, chat, {
      key: "step-expired",
      args: { dropped },
      ...(ended[0].keyboard && { replyKeyboard: "remove" }),
    });
    await publishChats(deps, tx, [chat]);
  });
}

async function askAgain(deps: Deps, tx: Tx, chat: ChatKey): Promise<void> {
  const now = deps.clock();
  const [step] = await tx.$queryRaw<{ expiresAt: Date }[]>`
    select expires_at as "expiresAt" from chat_step
    where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}
      and expires_at < ${new Date(now.getTime() + earlyMs)}`;
  if (step) await enqueueExpiry(deps, tx, chat, step.expiresAt);
}
