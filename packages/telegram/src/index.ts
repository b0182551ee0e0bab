export { questionCard } from "./chat-sync/question-card.ts";
export type {
  ChatRenderer,
  ChatState,
  ChatStore,
  DesiredCard,
  OutgoingMessage,
  OutgoingRelay,
  ShownCard,
} from "./chat-sync/types.ts";
export type { RunningBot } from "./create-bot.ts";
export {
  answerTap,
  type Conversation,
  type ConversationContext,
  conversation,
} from "./features/conversation.ts";
export { exit, exitCallback } from "./features/exit.ts";
export { language, languageCallback, languageChoice } from "./features/language.ts";
export { membership } from "./features/membership.ts";
export { onTap } from "./features/on-tap.ts";
export { ownNotices } from "./features/own-notices.ts";
export type { Log } from "./log.ts";
export { classify, isTelegramTransient } from "./outbound/telegram-errors.ts";
export { type FileMakers, type QueuedButton, type QueuedContent, renderQueued } from "./queued-content.ts";
export { contentOf, isUnsupported } from "./relay/content-of.ts";
export { planRelay } from "./relay/plan.ts";
export { takingDown } from "./relay/taking-down.ts";
export type { RelayTopic, TopicRecord } from "./relay/topic.ts";
export type { Frame, RelayedMessage, RelayRecord, RelayStep } from "./relay/types.ts";
export { createBotProcess } from "./run-bot.ts";
export {
  type CallbackData,
  defineCallback,
  intField,
  msField,
  oneOf,
  uuidField,
} from "./text/callback-data.ts";
export { formatDay, formatMoment, formatMoney, formatTime } from "./text/format.ts";
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
