export { type ChatSyncDeps, createChatSync } from "./chat-sync/sync-chat.ts";
export type {
  ChatRenderer,
  ChatState,
  ChatStore,
  DesiredCard,
  OutgoingMessage,
  ShownCard,
} from "./chat-sync/types.ts";
export { registerCommands } from "./commands.ts";
export { type BotOptions, createBot, type RunningBot } from "./create-bot.ts";
export type { Log } from "./log.ts";
export { createOutboundLimiter, OutboundDelay, type OutboundLimiter } from "./outbound/limiter.ts";
export { classify, isTelegramTransient } from "./outbound/telegram-errors.ts";
export { type QueuedButton, type QueuedContent, renderQueued } from "./queued-content.ts";
export { type CallbackData, defineCallback, intField, oneOf, uuidField } from "./text/callback-data.ts";
export { answerLimit, escapeHtml, fitLines, messageLimit, shorten } from "./text/html.ts";
export {
  createTranslator,
  defaultLocale,
  type Locale,
  localeOf,
  locales,
  type TextArgs,
  type Texts,
  type Translator,
} from "./text/translator.ts";
