import type { QueuedContent } from "@gotovo/domain";
import { type Context, GrammyError, type MiddlewareFn } from "grammy";
import type { User } from "grammy/types";
import { isTelegramTransient } from "../outbound/telegram-errors.ts";
import { fateOf } from "../relay/kinds.ts";
import { answerLimit, shorten } from "../text/html.ts";
import type { TextArgs, Texts, Translator } from "../text/translator.ts";

/** What every handler of a private chat has at hand. */
export interface Conversation<Chat> {
  readonly chat: Chat;
  readonly texts: Texts;
  /** Answers with a message. It is queued, so it is neither lost nor repeated, whatever state Telegram is in. */
  say(content: QueuedContent): Promise<void>;
  /** Answers a tap with a line at the top (or, for what must be read, a box). Does nothing for other updates. */
  toast(key: string, args?: TextArgs, options?: { readonly alert?: boolean }): Promise<void>;
}

export type ConversationContext<Chat> = Context & { conversation: Conversation<Chat> };

export interface SenderInfo {
  readonly telegramUserId: bigint;
  readonly name: string;
  readonly language: string | null;
}

export interface ConversationOptions<Chat extends { readonly language: string | null }> {
  readonly translator: Translator;
  readonly enter: (chatId: bigint, sender: SenderInfo) => Promise<Chat>;
  readonly say: (chat: Chat, content: QueuedContent) => Promise<void>;
}

/**
 * Meets the person of a private chat before any feature sees the update; other chats are passed over, and so are
 * Telegram's own lines, which nobody wrote.
 */
export function conversation<Chat extends { readonly language: string | null }>(
  options: ConversationOptions<Chat>,
): MiddlewareFn<ConversationContext<Chat>> {
  return async (ctx, next) => {
    if (ctx.chat?.type !== "private" || ctx.from === undefined) return;
    if (ctx.message && fateOf(ctx.message) === "service") return;
    const chat = await options.enter(BigInt(ctx.chat.id), senderOf(ctx.from));
    const texts = options.translator(chat.language);
    ctx.conversation = {
      chat,
      texts,
      say: (content) => options.say(chat, content),
      toast: (key, args, { alert = false } = {}) => answerTap(ctx, texts.plain(key, args), alert),
    };
    await next();
  };
}

function senderOf(user: User): SenderInfo {
  const full = [user.first_name, user.last_name].filter(Boolean).join(" ");
  // PostgreSQL keeps no NUL in a text, and a name must not keep a person from being answered.
  const name = shorten(full.replaceAll("\u0000", ""), 128).toWellFormed();
  return { telegramUserId: BigInt(user.id), name, language: user.language_code ?? null };
}

/** Ends the spinner of a tapped button. What the tap did is done already, so a failure here is nobody's loss. */
export async function answerTap(ctx: Context, text?: string, alert = false): Promise<void> {
  if (ctx.callbackQuery === undefined) return;
  try {
    await ctx.answerCallbackQuery({
      ...(text && { text: shorten(text, answerLimit) }),
      ...(alert && { show_alert: true }),
    });
  } catch (error) {
    const tooLate = error instanceof GrammyError && error.error_code === 400;
    if (!tooLate && !isTelegramTransient(error)) throw error;
  }
}
