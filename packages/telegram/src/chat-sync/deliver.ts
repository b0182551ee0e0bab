import type { Api } from "grammy";
import type { InlineKeyboardButton } from "grammy/types";
import type { OutboundLimiter } from "../outbound/limiter.ts";
import { classify, type Failure } from "../outbound/telegram-errors.ts";
import type { OutgoingMessage } from "./types.ts";

/** Nothing can be written to this chat. */
export class ChatUnreachable extends Error {}

/** Telegram said 429; the limits now know it, so the next call waits or asks to come back later. */
export class Flooded extends Error {}

/** The few Bot API calls of chat sync, within the outbound limits, their failures told apart. */
export interface Delivery {
  /** @returns the message id, or why Telegram will never take it */
  send(
    chatId: bigint,
    message: OutgoingMessage,
    silent: boolean,
  ): Promise<{ messageId: number } | { refused: string }>;
  /** @returns `gone` when there is no such message any more (send it afresh), or why Telegram will never take it */
  edit(
    chatId: bigint,
    messageId: number,
    message: OutgoingMessage,
  ): Promise<"shown" | "gone" | { refused: string }>;
  /** Removes a message; one too old to be deleted loses its buttons. */
  remove(chatId: bigint, messageId: number): Promise<void>;
  /** Begins to take a place within the limits for the next send or edit, while the chat is still being read. */
  reserve(chatId: bigint): void;
  /** Has a place for the next send or edit; resolves with the milliseconds waited for it, told once. */
  place(chatId: bigint): Promise<number>;
  /** Gives back what was reserved and not used. */
  giveBack(chatId: bigint): void;
}

/**
 * Delivery to one chat at a time. Every method throws `ChatUnreachable`, `Flooded`, or what may work later (5xx,
 * time-outs, `OutboundDelay`).
 */
export function createDelivery(api: Api, limiter: OutboundLimiter): Delivery {
  let reserved: Promise<number> | null = null;

  async function place(chatId: bigint): Promise<number> {
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
    await place(chatId);
    reserved = null;
    return call(chatId, perform);
  }

  async function call<T>(
    chatId: bigint,
    perform: () => Promise<T>,
  ): Promise<{ ok: T } | { failure: Failure }> {
    try {
      return { ok: await perform() };
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
    async send(chatId, message, silent) {
      const result = await limited(chatId, () =>
        api.sendMessage(Number(chatId), message.text, {
          parse_mode: "HTML",
          link_preview_options: { is_disabled: true },
          ...(silent && { disable_notification: true }),
          ...(message.keyboard.length > 0 && { reply_markup: keyboardOf(message) }),
        }),
      );
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
    reserve(chatId) {
      if (reserved !== null) return;
      reserved = limiter.acquire(chatId);
      // Whoever uses the place hears of a refusal; nobody else has to.
      reserved.catch(() => undefined);
    },
    giveBack(chatId) {
      const taken = reserved;
      reserved = null;
      // Nobody waits for this; a place that is not given back costs the chat a second.
      taken?.then(() => limiter.release(chatId)).catch(() => undefined);
    },
    place,
  };
}

function keyboardOf(message: OutgoingMessage): { inline_keyboard: InlineKeyboardButton[][] } {
  return { inline_keyboard: message.keyboard.map((row) => [...row]) };
}

function describe(failure: Failure): string {
  return failure.kind === "refused" ? failure.description : failure.kind;
}
