import { setTimeout as sleep } from "node:timers/promises";
import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";

/** Chats that are on their way at the same time: the rest of the bot's chats have their turn beside them. */
const atOnce = 5;

/** A chat that takes longer (Telegram asks to wait) makes room for the next. */
const patienceMs = 10_000;

const pollMs = 40;

/**
 * Sees a broadcast through: has its chats synced a few at a time, until every message is sent or has failed. Killed
 * half-way it starts again and goes on with those who have not had theirs.
 */
export async function runBroadcast(deps: Deps, broadcastId: string, signal: AbortSignal): Promise<void> {
  const asked = new Map<bigint, number>();
  const turn = { urgency: "patient", of: broadcastId } as const;
  while (!signal.aborted) {
    const pending = await pendingChats(deps, broadcastId);
    if (pending.length === 0) return finish(deps, broadcastId);
    const now = Date.now();
    const waiting = new Set(pending.map(({ chatId }) => chatId));
    const under = [...asked].filter(([chatId, at]) => waiting.has(chatId) && now - at < patienceMs);
    const busy = new Set(under.map(([chatId]) => chatId));
    const next = pending.filter(({ chatId }) => !busy.has(chatId)).slice(0, atOnce - busy.size);
    for (const { chatId } of next) asked.set(chatId, now);
    if (next.length > 0) await deps.db.tx((tx) => publishChats(deps, tx, next, turn));
    await sleep(pollMs);
  }
}

/** Those that have not been asked for come first, so that one slow chat holds up nobody. */
async function pendingChats(deps: Deps, broadcastId: string): Promise<ChatKey[]> {
  await deps.db.prisma.$executeRaw`
    update chat_message q set failure = 'blocked' from chat c
    where q.broadcast_id = ${broadcastId}::uuid and q.sent_at is null and q.failure is null
      and c.bot = q.bot and c.chat_id = q.chat_id and c.blocked_at is not null`;
  return deps.db.prisma.$queryRaw<ChatKey[]>`
    select bot::text as bot, chat_id as "chatId" from chat_message
    where broadcast_id = ${broadcastId}::uuid and sent_at is null and failure is null
    group by bot, chat_id order by min(id)`;
}

async function finish(deps: Deps, broadcastId: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    const rows = await tx.$queryRaw<{ chatId: bigint }[]>`
      update broadcast set finished_at = ${deps.clock()} where id = ${broadcastId}::uuid and finished_at is null
      returning chat_id as "chatId"`;
    const chats = rows.map(({ chatId }): ChatKey => ({ bot: "horeca", chatId }));
    await publishChats(deps, tx, chats);
  });
}
