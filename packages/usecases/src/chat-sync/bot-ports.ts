import { isTransient, RetryAfter } from "@gotovo/db";
import type { QueuedContent } from "@gotovo/domain";
import { type ChatContext, enterChat, type Sender } from "../chats/enter-chat.ts";
import { createFileCache } from "../chats/file-cache.ts";
import { createHandledUpdates } from "../chats/handled-updates.ts";
import { leaveAll } from "../chats/leave-all.ts";
import { createOrnamentMemory } from "../chats/ornaments.ts";
import { sayTo } from "../chats/queue-message.ts";
import { registerBot } from "../chats/register-bot.ts";
import { createSetAside } from "../chats/set-aside.ts";
import { setLanguage } from "../chats/set-language.ts";
import type { BotKind, Deps } from "../context.ts";
import { createLease } from "../leases/lease.ts";
import { chatSyncQueue } from "../publish.ts";
import { createChatStore } from "./chat-store.ts";
import { recordBlock } from "./record-block.ts";

/** What the process of a bot needs of the use cases, besides its features and its cards. */
export function botPorts(deps: Deps, bot: BotKind) {
  return {
    name: bot,
    pool: deps.db.pool,
    jobs: deps.jobs,
    queue: chatSyncQueue(bot),
    store: createChatStore(deps, bot),
    fileCache: createFileCache(deps),
    handled: createHandledUpdates(deps, bot),
    setAside: createSetAside(deps, bot),
    // By the bot itself: another one of the same kind polls for itself.
    pollingLease: (telegramId: bigint) => createLease(deps, `polling:${telegramId}`),
    ornaments: createOrnamentMemory(deps, bot),
    isTransient,
    isAway: deps.db.outage.tellsOf,
    databaseWorks: () => deps.db.takesWrites(),
    retryAfter: (seconds: number) => new RetryAfter(seconds),
    register: (me: { readonly telegramId: bigint; readonly username: string }) => registerBot(deps, bot, me),
    recordBlock: (chatId: bigint, blocked: boolean) => recordBlock(deps, { bot, chatId }, blocked),
    enter: (chatId: bigint, sender: Sender) => enterChat(deps, { bot, chatId }, sender),
    say: (chat: ChatContext, content: QueuedContent) => sayTo(deps, chat, content),
    leave: (chat: ChatContext, from: "command" | "question") => leaveAll(deps, chat, from),
    setLanguage: (chat: ChatContext, to: string) => setLanguage(deps, chat, to),
  };
}
