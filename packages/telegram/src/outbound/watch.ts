import type { Outage } from "@gotovo/runtime/outage";
import { type Api, GrammyError } from "grammy";
import type { OutboundLimiter } from "./limiter.ts";
import { isTelegramAway } from "./telegram-errors.ts";

/** Takes note of what a bot does at Telegram. */
export interface BotWatch {
  /** @param result `ok`, Telegram's error code, or `lost` when there was no answer */
  called(method: string, result: string, seconds: number): void;
  /** Seconds that a call waited for its place within Telegram's limits. */
  waited(seconds: number): void;
  /** Seconds from a change to Telegram's answer to the call that showed it in a chat. */
  shown(urgency: string, seconds: number): void;
}

/** Has every call of `api` noted. */
export function watchCalls(api: Api, watch: BotWatch): void {
  api.config.use(async (call, method, payload, signal) => {
    const startedAt = performance.now();
    const note = (result: string) => watch.called(method, result, (performance.now() - startedAt) / 1000);
    try {
      const answer = await call(method, payload, signal);
      note(answer.ok ? "ok" : String(answer.error_code));
      return answer;
    } catch (error) {
      note(error instanceof GrammyError ? String(error.error_code) : "lost");
      throw error;
    }
  });
}

/** Has `outage` told whether Telegram answers the calls of `api`. */
export function watchOutage(api: Api, outage: Outage): void {
  api.config.use(async (call, method, payload, signal) => {
    try {
      const answer = await call(method, payload, signal);
      if (answer.ok || answer.error_code < 500) outage.worked();
      else outage.failed(answer.description);
      return answer;
    } catch (error) {
      // A call that we have given up ourselves says nothing of Telegram.
      if (!signal?.aborted && isTelegramAway(error)) outage.failed(error);
      throw error;
    }
  });
}

/** The same limits, whose waits are noted. */
export function watchWaits(limiter: OutboundLimiter, watch: BotWatch): OutboundLimiter {
  return {
    ...limiter,
    async acquire(chatId) {
      const waitedMs = await limiter.acquire(chatId);
      watch.waited(waitedMs / 1000);
      return waitedMs;
    },
  };
}
