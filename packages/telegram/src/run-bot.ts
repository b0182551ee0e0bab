import type { ChatState, ChatStore } from "@gotovo/domain";
import { Bot, type Context } from "grammy";
import { createChatSync } from "./chat-sync/sync-chat.ts";
import type { ChatRenderer } from "./chat-sync/types.ts";
import { type BotOptions, createBot, type RunningBot } from "./create-bot.ts";
import { createFileTransfer, type FileCache } from "./files/transfer.ts";
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
  /** To one private chat; as Telegram allows unless given. */
  readonly outboundPerChat?: number;
  /** The `pg` pool that the shared counters are kept through. */
  readonly pool: object;
  readonly jobs: SyncJobs;
  readonly queue: string;
  readonly store: ChatStore<Content, State>;
  readonly renderer: ChatRenderer<Content, State>;
  /** The other bot, whose files this one sends on. */
  readonly peer: { readonly name: string; readonly token: string };
  readonly fileCache: FileCache;
  /** What a job throws to be tried again after that many seconds. */
  readonly retryAfter: (seconds: number) => Error;
}

/** Chats brought up to date at the same time by one process. */
const concurrency = 40;

/** Seconds for a call that may carry a file. */
const uploadSeconds = 150;

/** A bot that takes updates and keeps its chats in step with the database. */
export function createBotProcess<C extends Context, Content, State extends ChatState<Content>>(
  options: BotProcessOptions<C, Content, State>,
): RunningBot {
  const { name, outboundPerSecond, pool, jobs, queue, store, renderer, log } = options;
  const bot = createBot(options);
  const limiter = createOutboundLimiter(pool, name, {
    perSecond: outboundPerSecond,
    perChatPerSecond: options.outboundPerChat,
  });
  const peerRoot = options.apiRoot ?? "https://api.telegram.org";
  const peerClient = new Bot(options.peer.token, { client: { apiRoot: peerRoot, timeoutSeconds: 15 } });
  const peer = { ...options.peer, api: peerClient.api, apiRoot: peerRoot };
  const relay = {
    api: new Bot(options.token, { client: { apiRoot: peerRoot, timeoutSeconds: uploadSeconds } }).api,
    files: createFileTransfer(name, peer, options.fileCache),
  };
  const syncChat = createChatSync({
    ...{ api: bot.api, limiter, store, renderer, relay, log },
    isTransient: options.isTransient,
  });
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
