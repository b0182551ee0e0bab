import type { Context } from "grammy";
import { createChatSync } from "./chat-sync/sync-chat.ts";
import type { ChatRenderer, ChatState, ChatStore } from "./chat-sync/types.ts";
import { type BotOptions, createBot, type RunningBot } from "./create-bot.ts";
import { OutboundDelay } from "./outbound/lease.ts";
import { createOutboundLimiter } from "./outbound/limiter.ts";

/** The job queue, as far as a bot works it. */
export interface SyncJobs {
  queue(name: string, kind: "keyed"): Promise<void>;
  work(
    queue: string,
    options: { concurrency: number; handler: (job: { key: string }) => Promise<void> },
  ): void;
}

export interface BotProcessOptions<C extends Context, Content, State extends ChatState<Content>>
  extends BotOptions<C> {
  /** Names the bot's counters in the shared outbound limits. */
  readonly name: string;
  readonly outboundPerSecond: number;
  /** The `pg` pool that the shared counters are kept through. */
  readonly pool: object;
  readonly jobs: SyncJobs;
  readonly queue: string;
  readonly store: ChatStore<Content, State>;
  readonly renderer: ChatRenderer<Content, State>;
  /** What a job throws to be tried again after that many seconds. */
  readonly retryAfter: (seconds: number) => Error;
}

/** Chats brought up to date at the same time by one process. */
const concurrency = 40;

/** A bot that takes updates and keeps its chats in step with the database. */
export function createBotProcess<C extends Context, Content, State extends ChatState<Content>>(
  options: BotProcessOptions<C, Content, State>,
): RunningBot {
  const { name, outboundPerSecond, pool, jobs, queue, store, renderer, log } = options;
  const bot = createBot(options);
  const limiter = createOutboundLimiter(pool, name, { perSecond: outboundPerSecond });
  const syncChat = createChatSync({ api: bot.api, limiter, store, renderer, log });
  return {
    ...bot,
    async start() {
      await jobs.queue(queue, "keyed");
      await bot.start();
      jobs.work(queue, {
        concurrency,
        handler: async (job) => {
          try {
            await syncChat(BigInt(job.key));
          } catch (error) {
            throw error instanceof OutboundDelay
              ? options.retryAfter(Math.ceil(error.delayMs / 1000))
              : error;
          }
        },
      });
    },
  };
}
