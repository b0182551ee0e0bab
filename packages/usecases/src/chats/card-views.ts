import { type CardSubject, idIn, lateQuestions } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";

/**
 * Opens a question on a card (or closes it with null). It is valid for that version of the order only. The card may be seen,
 * and tapped, before it is recorded as sent: what was opened on it waits for that.
 */
export async function setPrompt(
  deps: Deps,
  chat: ChatKey,
  subject: CardSubject,
  prompt: { readonly name: string; readonly version: number } | null,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      insert into card (bot, chat_id, subject, order_id, prompt, prompt_version)
      values (${chat.bot}::bot_kind, ${chat.chatId}, ${subject}, ${idIn("order", subject)}::uuid,
        ${prompt?.name ?? null}, ${prompt?.version ?? null})
      on conflict (bot, chat_id, subject) do update
        set prompt = excluded.prompt, prompt_version = excluded.prompt_version`;
    await publishChats(deps, tx, [chat]);
  });
}

/** Shows a card in its full or its short form, from now on; also one that is not recorded as sent yet. */
export async function setExpanded(
  deps: Deps,
  chat: ChatKey,
  subject: CardSubject,
  expanded: boolean,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      insert into card (bot, chat_id, subject, order_id, expanded)
      values (${chat.bot}::bot_kind, ${chat.chatId}, ${subject}, ${idIn("order", subject)}::uuid, ${expanded})
      on conflict (bot, chat_id, subject) do update set expanded = excluded.expanded`;
    await publishChats(deps, tx, [chat]);
  });
}

/** Has the full form of a card at the bottom of the chat, whether the chat shows it or not. */
export async function openCard(deps: Deps, { bot, chatId }: ChatKey, subject: CardSubject): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      insert into card (bot, chat_id, subject, order_id, expanded, repost)
      values (${bot}::bot_kind, ${chatId}, ${subject}, ${idIn("order", subject)}::uuid, true, true)
      on conflict (bot, chat_id, subject) do update set expanded = true, repost = true, settled = false`;
    await publishChats(deps, tx, [{ bot, chatId }]);
  });
}

/**
 * Has all open cards of a chat posted again at its bottom, or one card, even one that had its last edit. Questions
 * about former orders stay where they were asked, and so do finished orders, whose last edit may not be recorded yet.
 */
export async function requestRepost(
  deps: Deps,
  chat: ChatKey,
  subject: CardSubject | null = null,
): Promise<void> {
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`
      update card set repost = true, settled = false
      where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}
        and (subject = ${subject} or (${subject}::text is null and not settled
          and split_part(subject, ':', 1) <> all(${[...lateQuestions]}::text[])
          and not exists (select from "order" o where o.id = card.order_id and o.finished_at is not null)))`;
    await publishChats(deps, tx, [chat]);
  });
}
