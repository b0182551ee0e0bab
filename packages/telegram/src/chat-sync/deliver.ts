import { type Api, InputFile } from "grammy";
import type { InlineKeyboardButton, Message } from "grammy/types";
import type { OutboundLimiter } from "../outbound/limiter.ts";
import { classify, type Failure } from "../outbound/telegram-errors.ts";
import type { OutgoingMessage } from "./types.ts";

/** Nothing can be written to this chat. */
export class ChatUnreachable extends Error {}

/** Telegram said 429; the limits now know it, so the next call waits or asks to come back later. */
export class Flooded extends Error {}

/** The few Bot API calls of chat sync, within the outbound limits, their failures told apart. */
export interface Delivery {
  /** @param file what the message's `file.make` made @returns the message id, or why Telegram will never take it */
  send(
    chatId: bigint,
    message: OutgoingMessage,
    silent: boolean,
    file?: Uint8Array,
  ): Promise<{ messageId: number } | { refused: string }>;
  /** @returns `gone` when there is no such message any more (send it again), or why Telegram will never take it */
  edit(
    chatId: bigint,
    messageId: number,
    message: OutgoingMessage,
  ): Promise<"shown" | "gone" | { refused: string }>;
  /** Removes a message; one too old to be deleted loses its buttons. */
  remove(chatId: bigint, messageId: number): Promise<void>;
  /** Pins a message without a notification; one that cannot be pinned is left as it is. */
  pin(chatId: bigint, messageId: number): Promise<void>;
  /** A call that Telegram counts against its limits. */
  counted<T>(chatId: bigint, perform: () => Promise<T>): Promise<{ ok: T } | { failure: Failure }>;
  /** One that it does not count. */
  uncounted<T>(chatId: bigint, perform: () => Promise<T>): Promise<{ ok: T } | { failure: Failure }>;
  /** Begins to take a slot within the limits for the next send or edit, while the chat is still being read. */
  reserve(chatId: bigint): void;
  /** Has a slot for the next send or edit; resolves with the milliseconds waited for it, told once. */
  waitForSlot(chatId: bigint): Promise<number>;
  /** Gives back what was reserved and not used. */
  giveBack(chatId: bigint): void;
  /** When Telegram answered the last send or edit: unix time in milliseconds; null while it has answered none. */
  shownAt(): number | null;
  /** How many calls Telegram has answered well. */
  carriedOut(): number;
}

/**
 * Delivery to one chat at a time. Every method throws `ChatUnreachable`, `Flooded`, or what may work later (5xx,
 * time-outs, `OutboundDelay`).
 */
export function createDelivery(api: Api, limiter: OutboundLimiter): Delivery {
  let reserved: Promise<number> | null = null;
  let carriedOut = 0;
  let shownAt: number | null = null;

  async function waitForSlot(chatId: bigint): Promise<number> {
    const taking = reserved ?? limiter.acquire(chatId);
    reserved = taking;
    try {
      const waited = await taking;
      reserved = Promise.resolve(0);
      return waited;
    } catch (error) {
      reserved = null;
      throw error;
    }
  }

  /** A call that Telegram counts against its limits: sends and edits share them. */
  async function limited<T>(chatId: bigint, perform: () => Promise<T>) {
    await waitForSlot(chatId);
    reserved = null;
    const result = await call(chatId, perform);
    if ("ok" in result) shownAt = Date.now();
    return result;
  }

  async function call<T>(
    chatId: bigint,
    perform: () => Promise<T>,
  ): Promise<{ ok: T } | { failure: Failure }> {
    try {
      const ok = await perform();
      carriedOut++;
      return { ok };
    } catch (error) {
      const failure = classify(error);
      if (failure === null || failure.kind === "transient" || failure.kind === "unauthorized") throw error;
      if (failure.kind === "flood") {
        await limiter.pause(chatId, failure.retryAfter);
        throw new Flooded();
      }
      if (failure.kind === "unreachable") throw new ChatUnreachable();
      return { failure };
    }
  }

  return {
    async send(chatId, message, silent, file) {
      const result = await limited(chatId, () => send(api, chatId, message, silent, file));
      if ("ok" in result) return { messageId: result.ok.message_id };
      return { refused: describe(result.failure) };
    },
    async edit(chatId, messageId, message) {
      const result = await limited(chatId, () =>
        api.editMessageText(Number(chatId), messageId, message.text, {
          parse_mode: "HTML",
          link_preview_options: { is_disabled: true },
          reply_markup: keyboardOf(message),
        }),
      );
      if ("ok" in result || result.failure.kind === "not_modified") return "shown";
      return result.failure.kind === "message_gone" ? "gone" : { refused: describe(result.failure) };
    },
    async remove(chatId, messageId) {
      const deleted = await call(chatId, () => api.deleteMessage(Number(chatId), messageId));
      if ("failure" in deleted) {
        await limited(chatId, () => api.editMessageReplyMarkup(Number(chatId), messageId));
      }
    },
    async pin(chatId, messageId) {
      await call(chatId, () => api.pinChatMessage(Number(chatId), messageId, { disable_notification: true }));
    },
    counted: limited,
    uncounted: call,
    reserve(chatId) {
      if (reserved !== null) return;
      reserved = limiter.acquire(chatId);
      // Whoever uses the slot is told of a refusal; nobody else has to.
      reserved.catch(() => undefined);
    },
    giveBack(chatId) {
      const taken = reserved;
      reserved = null;
      // Nobody waits for this; a slot that is not given back costs the chat a second.
      taken?.then(() => limiter.release(chatId)).catch(() => undefined);
    },
    waitForSlot,
    shownAt: () => shownAt,
    carriedOut: () => carriedOut,
  };
}

function send(
  api: Api,
  chatId: bigint,
  message: OutgoingMessage,
  silent: boolean,
  bytes: Uint8Array | undefined,
): Promise<Message> {
  const { text, file, keyboard, replyKeyboard, topicId, replyTo } = message;
  const options = {
    parse_mode: "HTML" as const,
    ...(silent && { disable_notification: true }),
    ...(topicId !== undefined && { message_thread_id: topicId }),
    ...(replyTo !== undefined && {
      reply_parameters: { message_id: replyTo, allow_sending_without_reply: true },
    }),
    ...(keyboard.length > 0 && { reply_markup: keyboardOf(message) }),
    ...(replyKeyboard && { reply_markup: replyKeyboard }),
  };
  if (!file || !bytes) {
    const link_preview_options = { is_disabled: true };
    return api.sendMessage(Number(chatId), text, { ...options, link_preview_options });
  }
  const upload = new InputFile(bytes, file.name);
  return file.kind === "photo"
    ? api.sendPhoto(Number(chatId), upload, { ...options, caption: text })
    : api.sendDocument(Number(chatId), upload, { ...options, caption: text });
}

function keyboardOf(message: OutgoingMessage): { inline_keyboard: InlineKeyboardButton[][] } {
  return { inline_keyboard: message.keyboard.map((row) => [...row]) };
}

function describe(failure: Failure): string {
  return failure.kind === "refused" ? failure.description : failure.kind;
}
