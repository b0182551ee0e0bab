import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import type { Log } from "../log.ts";

/** Which updates have been handled, durably. */
export interface HandledUpdates {
  recent(): Promise<number[]>;
  isHandled(updateId: number): Promise<boolean>;
  markHandled(updateIds: readonly number[]): Promise<void>;
}

/** Where updates are kept that failed again and again. */
export interface SetAside {
  /** Keeps an update, or what has become of it at another try. */
  keep(failed: {
    readonly updateId: number;
    readonly chatId: number;
    readonly update: object;
    readonly error: string;
    readonly tries: number;
  }): Promise<void>;
  forget(updateId: number): Promise<void>;
}

/**
 * What a failure says of its update. "own": it will fail the same way for ever. "away": something that it needs is not
 * there. "unknown": a fault of ours, or of a database that fails in a way nobody has thought of.
 */
export type Verdict = "own" | "away" | "unknown";

export interface DispatcherOptions {
  readonly handle: (update: Update) => Promise<void>;
  readonly judge: (error: unknown) => Verdict;
  /** True when the database takes writes: only then does a failure count against its update. Never rejects. */
  readonly databaseWorks: () => Promise<boolean>;
  readonly setAside: SetAside;
  readonly log: Log;
  /** Milliseconds before the next try; growing to 5 s by default. */
  readonly pauseMs?: (failures: number) => number;
}

export interface Dispatcher {
  /**
   * Handles an update after those of the same chat that came before it. Resolves when it is done with.
   * @param isHandled asked in its turn: true when it need not be handled any more
   */
  dispatch(update: Update, isHandled?: () => Promise<boolean>): Promise<void>;
  /**
   * Tries an update that was set aside once more, in the order of its chat; it leaves its place when it is done with.
   * @throws whatever it needs being away
   */
  dispatchSetAside(update: Update, tries: number): Promise<void>;
  /** Gives up waiting for what is away; what was not handled stays unconfirmed. */
  stop(): void;
}

const longestPauseMs = 5_000;
const mostTries = 10;

const growingPause = (failures: number) => Math.min(100 * 2 ** (failures - 1), longestPauseMs);

/**
 * Runs updates of different chats side by side and those of one chat in order. An update is done with when it was handled
 * or when its failure is its own. Whatever else fails is tried again: as long as it takes while something is away, and ten
 * times while the database works. Then it is set aside, so that it cannot hold up its chat for ever.
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { handle, judge, databaseWorks, setAside, log, pauseMs = growingPause } = options;
  const tails = new Map<number, Promise<void>>();
  const stopping = new AbortController();

  async function handleUntilDone(update: Update, isHandled?: () => Promise<boolean>): Promise<void> {
    const updateId = update.update_id;
    let tries = 0;
    for (let failures = 1; ; failures++) {
      try {
        stopping.signal.throwIfAborted();
        if (await isHandled?.()) return;
        return await handle(update);
      } catch (error) {
        if (stopping.signal.aborted) throw error;
        const verdict = judge(error);
        if (verdict === "own") return void log.warn({ err: error, updateId }, "An update is refused");
        if (verdict === "unknown" && (await databaseWorks())) tries++;
        if (tries >= mostTries && (await putAside(update, error, tries))) return;
        const backoff = pauseMs(failures);
        // An outage fails many updates alike, and is told by itself.
        const level = verdict === "away" ? "debug" : "warn";
        log[level]({ err: error, updateId, verdict, tries, backoff }, "An update has to wait");
        await sleep(backoff, undefined, { signal: stopping.signal });
      }
    }
  }

  async function putAside(update: Update, error: unknown, tries: number): Promise<boolean> {
    const updateId = update.update_id;
    try {
      await setAside.keep({ updateId, chatId: chatOf(update), update, error: wordsOf(error), tries });
      log.error(
        { err: error, updateId, tries },
        "An update is set aside; npm run updates:retry tries it again",
      );
      return true;
    } catch (cause) {
      log.warn({ err: cause, updateId }, "An update cannot be set aside now");
      return false;
    }
  }

  async function handleOnceMore(update: Update, tries: number): Promise<void> {
    try {
      await handle(update);
    } catch (error) {
      const verdict = judge(error);
      if (verdict === "away") throw error;
      if (verdict === "unknown") return void (await putAside(update, error, tries + 1));
      log.warn({ err: error, updateId: update.update_id }, "An update is refused");
    }
    await setAside.forget(update.update_id);
  }

  /** Runs `work` after what the same chat waits for. */
  function inTurn(update: Update, work: () => Promise<void>): Promise<void> {
    const chat = chatOf(update);
    const done = (tails.get(chat) ?? Promise.resolve()).then(work, work);
    tails.set(chat, done);
    const forget = () => {
      if (tails.get(chat) === done) tails.delete(chat);
    };
    done.then(forget, forget);
    return done;
  }

  return {
    dispatch: (update, isHandled) => inTurn(update, () => handleUntilDone(update, isHandled)),
    dispatchSetAside: (update, tries) => inTurn(update, () => handleOnceMore(update, tries)),
    stop: () => stopping.abort(new Error("The bot is stopping")),
  };
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
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
