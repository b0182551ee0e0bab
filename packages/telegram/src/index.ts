export type { BotSettings } from "./bot-options.ts";
export { questionCard } from "./chat-sync/question-card.ts";
export type { ChatRenderer, DesiredCard, OutgoingRelay } from "./chat-sync/types.ts";
export type { RunningBot } from "./create-bot.ts";
export { answerTap, type ConversationContext } from "./features/conversation.ts";
export { exitCallback } from "./features/exit.ts";
export { languageCallback, languageChoice } from "./features/language.ts";
export { onTap } from "./features/on-tap.ts";
export { ownServiceMessages } from "./features/own-service-messages.ts";
export { classify } from "./outbound/telegram-errors.ts";
export type { BotWatch } from "./outbound/watch.ts";
export { type FileMakers, renderQueued } from "./queued-content.ts";
export { contentOf, isUnsupported } from "./relay/content-of.ts";
export { contextOf } from "./relay/context-of.ts";
export { inWords } from "./relay/in-words.ts";
export { fates } from "./relay/kinds.ts";
export { isBare } from "./relay/parts.ts";
export { planRelay } from "./relay/plan.ts";
export { takingDown } from "./relay/taking-down.ts";
export type { Frame, RelayStep } from "./relay/types.ts";
export { createBotProcess } from "./run-bot.ts";
export {
  dateField,
  defineCallback,
  intField,
  msField,
  oneOf,
  oneOfNumbers,
  uuidField,
} from "./text/callback-data.ts";
export { formatAge, formatDay, formatMoment, formatMoney, formatTime, momentArgs } from "./text/format.ts";
export { escapeHtml, fitLines, htmlLine, messageLimit, shorten, visibleLength } from "./text/html.ts";
export { markTest } from "./text/mark-test.ts";
export type { Moment } from "./text/moment.ts";
export {
  createTranslator,
  locales,
  type Texts,
  type Translator,
} from "./text/translator.ts";
export { turns } from "./text/turns.ts";
