import { setTimeout as sleep } from "node:timers/promises";
import type { Api } from "grammy";
import type { Update } from "grammy/types";
import { grammySignal } from "../grammy-signal.ts";
import type { Log } from "../log.ts";
import { classify } from "../outbound/telegram-errors.ts";
import type { Dispatcher, HandledUpdates } from "./dispatcher.ts";

export const allowedUpdates = [
  "message",
  "edited_message",
  "message_reaction",
  "callback_query",
  "my_chat_member",
] as const;

/** The right to poll: Telegram answers one of two that ask at the same time, and each would handle what it gets. */
export interface PollingLease {
  /** Waits for it; what it answers is aborted when it is lost. Rejects when `signal` is aborted. */
  hold(signal: AbortSignal): Promise<AbortSignal>;
  release(): Promise<void>;
}

export interface PollingOptions {
  /** With a request time-out above the long poll's 30 seconds. */
  readonly api: Api;
  readonly dispatcher: Dispatcher;
  readonly handled: HandledUpdates;
  readonly lease: PollingLease;
  /** True for what is away, and told to be. */
  readonly isTold: (error: unknown) => boolean;
  readonly log: Log;
}

export interface Polling {
  /** Stops asking, waits for what is being handled, and confirms it. */
  stop(): Promise<void>;
}

const longPollSeconds = 30;
const stragglerPollMs = 200;

/** Handled ids kept in memory: far more than can be delivered again. */
const remembered = 5_000;

/**
 * Long polling that confirms an update only after it was handled. A slow chat does not hold up the others: while one
 * is still being handled, newer updates are fetched from the oldest unhandled one on, and those under way are skipped.
 * A second process that polls waits until the first has stopped or is gone.
 */
export function startPolling({ api, dispatcher, handled, lease, isTold, log }: PollingOptions): Polling {
  const stopping = new AbortController();
  const underWay = new Map<number, Promise<void>>();
  const done = new Set<number>();
  const unsaved: number[] = [];
  let next = 0;
  /** Aborted while the lease is not ours. */
  let held = AbortSignal.abort();

  /** Asks for updates from the oldest unhandled one on, which confirms all before it. */
  async function fetchUpdates(timeout: number, signal: AbortSignal): Promise<Update[]> {
    const oldest = underWay.size > 0 ? Math.min(...underWay.keys()) : next;
    return api.getUpdates(
      { offset: oldest, limit: 100, timeout, allowed_updates: allowedUpdates },
      grammySignal(signal),
    );
  }

  function begin(update: Update): void {
    const id = update.update_id;
    next = Math.max(next, id + 1);
    if (underWay.has(id) || done.has(id)) return;
    const handling = dispatcher.dispatch(update).then(
      () => {
        done.add(id);
        unsaved.push(id);
        underWay.delete(id);
      },
      // Only when stopping: it stays among those under way, unconfirmed, and Telegram delivers it again.
      () => undefined,
    );
    underWay.set(id, handling);
  }

  async function saveHandled(): Promise<void> {
    const ids = unsaved.splice(0);
    if (ids.length === 0) return;
    try {
      await handled.markHandled(ids);
    } catch (error) {
      unsaved.push(...ids);
      throw error;
    }
    for (const id of done) {
      if (done.size <= remembered) break;
      done.delete(id);
    }
  }

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      held = await lease.hold(stopping.signal);
      // What others have handled meanwhile, or before a kill.
      for (const id of await retrying(() => handled.recent())) done.add(id);
      next = 0;
      await askWhile(AbortSignal.any([stopping.signal, held]));
      if (!stopping.signal.aborted) log.warn({}, "The right to poll was lost; waiting to have it again");
    }
  }

  async function askWhile(asking: AbortSignal): Promise<void> {
    while (!asking.aborted) {
      try {
        const updates = await fetchUpdates(underWay.size > 0 ? 0 : longPollSeconds, asking);
        // After a quiet week Telegram may number again, below what we have seen.
        if (updates.length > 0 && underWay.size === 0) next = (updates[0] as Update).update_id;
        for (const update of updates) begin(update);
        await Promise.race([Promise.allSettled(underWay.values()), pause(stragglerPollMs)]);
        await saveHandled();
      } catch (error) {
        if (asking.aborted) break;
        await backOff(error);
      }
    }
  }

  async function backOff(error: unknown): Promise<void> {
    const failure = classify(error);
    if (!isTold(error)) log.warn({ err: error }, "Updates cannot be fetched now");
    await pause(failure?.kind === "flood" ? failure.retryAfter * 1000 : 1000);
  }

  async function retrying<T>(work: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await work();
      } catch (error) {
        stopping.signal.throwIfAborted();
        await backOff(error);
      }
    }
  }

  async function pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: stopping.signal }).catch(() => undefined);
  }

  const running = run().catch((error: unknown) => {
    if (!stopping.signal.aborted) log.error({ err: error }, "Polling ended");
  });

  return {
    async stop() {
      stopping.abort();
      await running;
      await Promise.allSettled(underWay.values());
      await saveHandled();
      // Tells Telegram what was handled; a failure costs only a repeated delivery.
      if (next !== 0 && !held.aborted) {
        await fetchUpdates(0, held).catch((error: unknown) => {
          log.debug({ err: error }, "The last updates could not be confirmed");
        });
      }
      await lease.release();
    },
  };
}
