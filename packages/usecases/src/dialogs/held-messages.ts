import type { MessageContent, Step } from "@gotovo/domain";
import { beginStep, prolongStep } from "../chats/step.ts";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";
import type { MessageSource } from "./store-message.ts";

export interface HeldMessage {
  readonly messageId: number;
  readonly content: MessageContent;
  readonly album: string | null;
}

/**
 * Keeps what a person wrote until it is known where it goes. Twice the same is kept once.
 * @param step the question that is asked about it, unless it is asked already
 */
export async function holdMessage(
  deps: Deps,
  source: MessageSource,
  content: MessageContent,
  album: string | null,
  step: Step | null = null,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    if (step) await beginStep(deps, tx, source, step);
    else await prolongStep(deps, tx, source);
    await tx.$executeRaw`
      insert into held_message (bot, chat_id, message_id, content, album, created_at)
      values (${source.bot}::bot_kind, ${source.chatId}, ${source.messageId}, ${JSON.stringify(content)}::jsonb, ${album},
        ${deps.clock()})
      on conflict (bot, chat_id, message_id) do update set content = excluded.content`;
    await publishChats(deps, tx, [source]);
  });
}

/** An edit of a message that is still held; true when it is. */
export async function editHeld(deps: Deps, source: MessageSource, content: MessageContent): Promise<boolean> {
  return deps.db.tx(async (tx) => {
    const edited = await tx.$executeRaw`
      update held_message set content = ${JSON.stringify(content)}::jsonb
      where bot = ${source.bot}::bot_kind and chat_id = ${source.chatId} and message_id = ${source.messageId}`;
    if (edited > 0) await publishChats(deps, tx, [source]);
    return edited > 0;
  });
}

/** What is held of a chat, in the order of writing. */
export async function heldOf(db: Pick<Tx, "$queryRaw">, { bot, chatId }: ChatKey): Promise<HeldMessage[]> {
  return db.$queryRaw<HeldMessage[]>`
    select message_id as "messageId", content, album from held_message
    where bot = ${bot}::bot_kind and chat_id = ${chatId} order by message_id`;
}

/** True when something is held of a chat. */
export async function isHeld(deps: Pick<Deps, "db">, chat: ChatKey): Promise<boolean> {
  return (await heldOf(deps.db.prisma, chat)).length > 0;
}

/** Drops what is held of a chat: something else is begun. True when there was anything. */
export async function dropHeld(deps: Deps, chat: ChatKey): Promise<boolean> {
  return deps.db.tx((tx) => forgetHeld(tx, chat));
}

/** Forgets what is held of a chat, part of the caller's transaction. True when there was anything. */
export async function forgetHeld(tx: Tx, { bot, chatId }: ChatKey): Promise<boolean> {
  const forgotten = await tx.$executeRaw`
    delete from held_message where bot = ${bot}::bot_kind and chat_id = ${chatId}`;
  return forgotten > 0;
}
