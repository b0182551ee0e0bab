import { autoRetry } from "@grammyjs/auto-retry";
import { apiThrottler } from "@grammyjs/transformer-throttler";
import { Bot } from "grammy";

/** Calls under way at most, as many as ours has. */
const maxConcurrent = 40;

/**
 * What a café would write instead: a grammY bot that keeps nothing, with the plug-ins that mind Telegram's limits. Its
 * budget is lifted as ours is; calls of one chat keep their order.
 */
export function createPlainBot(token: string, apiRoot: string): Bot {
  const bot = new Bot(token, { client: { apiRoot } });
  bot.api.config.use(autoRetry());
  bot.api.config.use(apiThrottler({ global: { maxConcurrent }, group: {}, out: { maxConcurrent: 1 } }));
  return bot;
}
