import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { Log } from "../log.ts";

/** Which updates have been handled, durably. */
export interface HandledUpdates {
  recent(): Promise<number[]>;
  isHandled(updateId: number): Promise<boolean>;
  markHandled(updateIds: readonly number[]): Promise<void>;
}

export interface DispatcherOptions {
  readonly handle: (update: Update) => Promise<void>;
  /** True when handling the same update again may work: the database is away, Telegram does not answer. */
  readonly isTransient: (error: unknown) => boolean;
  readonly log: Log;
}

export interface Dispatcher {
  /** Handles an update after those of the same chat that came before it. Resolves when it is done with. */
  dispatch(update: Update): Promise<void>;
  /** Gives up waiting for what is away; what was not handled stays unconfirmed. */
  stop(): void;
}

const longestBackoffMs = 5_000;

/**
 * Runs updates of different chats side by side and those of one chat in order. What is away is waited for, as long as
 * it takes: the update is not confirmed until it was handled. An update that fails by a fault of ours is logged and
 * let go, so that it cannot hold up its chat forever.
 */
export function createDispatcher({ handle, isTransient, log }: DispatcherOptions): Dispatcher {
  const tails = new Map<number, Promise<void>>();
  const stopping = new AbortController();

  async function handleUntilDone(update: Update): Promise<void> {
    for (let backoff = 100; ; backoff = Math.min(backoff * 2, longestBackoffMs)) {
      try {
        stopping.signal.throwIfAborted();
        return await handle(update);
      } catch (error) {
        if (stopping.signal.aborted) throw error;
        if (!isTransient(error)) {
          log.error({ err: error, updateId: update.update_id }, "An update failed");
          return;
        }
        log.warn({ err: error, updateId: update.update_id, backoff }, "An update has to wait");
        await sleep(backoff, undefined, { signal: stopping.signal });
      }
    }
  }

  return {
    dispatch(update) {
      const chat = chatOf(update);
      const before = tails.get(chat) ?? Promise.resolve();
      const done = before.then(
        () => handleUntilDone(update),
        () => handleUntilDone(update),
      );
      tails.set(chat, done);
      const forget = () => {
        if (tails.get(chat) === done) tails.delete(chat);
      };
      done.then(forget, forget);
      return done;
    },
    stop: () => stopping.abort(new Error("The bot is stopping")),
  };
}

/** The chat within which an update must keep its order; the person's id where there is no chat. */
export function chatOf(update: Update): number {
  return (
    update.message?.chat.id ??
    update.edited_message?.chat.id ??
    update.callback_query?.message?.chat.id ??
    update.callback_query?.from.id ??
    update.my_chat_member?.chat.id ??
    update.message_reaction?.chat.id ??
    0
  );
}
