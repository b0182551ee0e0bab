import { Prisma } from "@gotovo/db";
import { type QueuedContent, type Step, showsKeyboard } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats, type StoredChatKey } from "../publish.ts";
import { queueMessage } from "./queue-message.ts";

/** The job that ends a step whose time is over. */
export type StepExpiryJob = StoredChatKey;

export const stepExpiryQueue = "step-expiry";

/**
 * What takes a reply keyboard away with the step that it belongs to: one whose data has `keyboard`. Whoever ends such a
 * step says something that takes it away.
 */
export const keyboardGone: QueuedContent = { key: "phone-left", replyKeyboard: "remove" };

const stepLifetimeMs = 10 * 60_000;

/** Puts a chat into a step, instead of any other, for ten minutes. */
export async function enterStep(deps: Deps, chat: ChatKey, step: Step): Promise<void> {
  await deps.db.tx(async (tx) => {
    await beginStep(deps, tx, chat, step);
    await publishChats(deps, tx, [chat]);
  });
}

/**
 * The same as part of the caller's transaction, which publishes the chat. What was written for another question is
 * dropped, and the person told so (`held-dropped`): it must not go along, hours later, with what is written for this one.
 */
export async function beginStep(deps: Deps, tx: Tx, chat: ChatKey, step: Step): Promise<void> {
  const now = deps.clock();
  const expiresAt = new Date(now.getTime() + stepLifetimeMs);
  const dropped = await tx.$executeRaw`
    delete from held_message h
    where h.bot = ${chat.bot}::bot_kind and h.chat_id = ${chat.chatId} and not exists (
      select from chat_step t
      where t.bot = h.bot and t.chat_id = h.chat_id and t.name = ${step.name} and t.expires_at > ${now})`;
  if (dropped > 0) await queueMessage(tx, chat, { key: "held-dropped" });
  if (!showsKeyboard(step) && (await hasKeyboard(tx, chat))) await queueMessage(tx, chat, keyboardGone);
  await tx.$executeRaw`
    insert into chat_step (bot, chat_id, name, data, expires_at)
    values (${chat.bot}::bot_kind, ${chat.chatId}, ${step.name}, ${JSON.stringify(step.data)}::jsonb, ${expiresAt})
    on conflict (bot, chat_id) do update
      set name = excluded.name, data = excluded.data, expires_at = excluded.expires_at`;
  await enqueueExpiry(deps, tx, chat, expiresAt);
}

/** Has a step looked at when its time is over. Part of the caller's transaction. */
export async function enqueueExpiry(deps: Deps, tx: Tx, chat: ChatKey, at: Date): Promise<void> {
  const job: StepExpiryJob = { bot: chat.bot, chatId: String(chat.chatId) };
  await deps.jobs.enqueueAt(tx, stepExpiryQueue, job, at);
}

async function hasKeyboard(tx: Tx, { bot, chatId }: ChatKey): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from chat_step where bot = ${bot}::bot_kind and chat_id = ${chatId} and data ? 'keyboard'`;
  return rows.length > 0;
}

/** Whoever still writes for a step has not left it: it has its ten minutes again. Part of the caller's transaction. */
export async function prolongStep(deps: Deps, tx: Tx, chat: ChatKey): Promise<void> {
  const expiresAt = new Date(deps.clock().getTime() + stepLifetimeMs);
  await tx.$executeRaw`
    update chat_step set expires_at = ${expiresAt}
    where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
  await enqueueExpiry(deps, tx, chat, expiresAt);
}

/** The step a chat is in, or null. */
export async function currentStep(deps: Pick<Deps, "db" | "clock">, chat: ChatKey): Promise<Step | null> {
  const rows = await deps.db.read<Step>(Prisma.sql`
    select name, data from chat_step
    where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId} and expires_at > ${deps.clock()}`);
  return rows[0] ?? null;
}

/** Leaves the step; true when there was one. */
export async function leaveStep(deps: Deps, chat: ChatKey): Promise<boolean> {
  return deps.db.tx(async (tx: Tx) => {
    const left = await tx.$executeRaw`
      delete from chat_step where bot = ${chat.bot}::bot_kind and chat_id = ${chat.chatId}`;
    await publishChats(deps, tx, [chat]);
    return left > 0;
  });
}
