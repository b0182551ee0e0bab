import type { ChatState } from "@gotovo/domain";
import { createOutage } from "@gotovo/runtime/outage";
import { Bot } from "grammy";
import type { Update } from "grammy/types";
import type { BotDesign, BotPorts, BotSettings } from "./bot-options.ts";
import { createChatSync } from "./chat-sync/sync-chat.ts";
import { createBot, type RunningBot } from "./create-bot.ts";
import { type ConversationContext, conversation } from "./features/conversation.ts";
import { exit } from "./features/exit.ts";
import { language } from "./features/language.ts";
import { membership } from "./features/membership.ts";
import { checkLocalFiles } from "./files/check-local-files.ts";
import { createFileTransfer } from "./files/transfer.ts";
import { OutboundDelay } from "./outbound/lease.ts";
import { createOutboundLimiter } from "./outbound/limiter.ts";
import { isTelegramAway } from "./outbound/telegram-errors.ts";
import { traceCalls } from "./outbound/trace-calls.ts";
import { watchCalls, watchOutage, watchWaits } from "./outbound/watch.ts";

/** Chats brought up to date at the same time by one process. */
const concurrency = 40;

/** Seconds for a call that may carry a file. */
const uploadSeconds = 150;

/** A bot that takes updates and keeps its chats in step with the database. */
export function createBotProcess<
  Chat extends { readonly language: string | null },
  Content,
  State extends ChatState<Content>,
>(
  settings: BotSettings,
  ports: BotPorts<Chat, Content, State>,
  design: BotDesign<Chat, Content, State>,
): RunningBot {
  const { token, webhook, log, apiRoot, trace } = settings;
  const { name, pool, jobs, queue, store, handled, setAside, ornaments } = ports;
  const { isTransient, isAway, databaseWorks, pollingLease } = ports;
  const { translator, commands, renderer } = design;
  const outage = createOutage({ log, what: "Telegram" });
  const bot = createBot<ConversationContext<Chat>>({
    ...{ token, apiRoot, webhook, log, outage, trace, handled, setAside, ornaments, translator, commands },
    ...{ isTransient, isAway, databaseWorks, pollingLease },
    compose: (composer) => compose(composer, ports, design),
    async onStart(me) {
      await jobs.queue(queue, "keyed");
      await jobs.queue(setAside.queue, "keyed");
      await ports.register(me);
      if (apiRoot === undefined) return;
      await checkLocalFiles(bot.api, apiRoot, Number(me.telegramId), await ports.fileCache.newest(name));
    },
  });
  const limits = createOutboundLimiter(pool, name, {
    perSecond: settings.outboundPerSecond,
    perChatPerSecond: settings.outboundPerChat,
  });
  const { watch } = settings;
  const limiter = watch ? watchWaits(limits, watch) : limits;
  const peerRoot = apiRoot ?? "https://api.telegram.org";
  const peerClient = new Bot(settings.peerToken, { client: { apiRoot: peerRoot, timeoutSeconds: 15 } });
  const peer = { name: design.peer, token: settings.peerToken, api: peerClient.api, apiRoot: peerRoot };
  const relay = {
    api: new Bot(token, { client: { apiRoot: peerRoot, timeoutSeconds: uploadSeconds } }).api,
    files: createFileTransfer(name, peer, ports.fileCache),
  };
  watchOutage(relay.api, outage);
  if (trace) traceCalls(relay.api, trace);
  if (watch) for (const api of [bot.api, relay.api]) watchCalls(api, watch);
  const syncChat = createChatSync({
    ...{ api: bot.api, limiter, store, renderer, relay, log, isTransient },
  });
  /** One after the other: they are few, and each waits for its chat. */
  async function retrySetAside(): Promise<void> {
    for (const { update, tries } of await setAside.all()) await bot.dispatchSetAside(update as Update, tries);
  }

  return {
    ...bot,
    async start() {
      await bot.start();
      jobs.work(setAside.queue, { concurrency: 1, handler: retrySetAside, isTold: isTelegramAway });
      jobs.work(queue, {
        concurrency,
        isTold: isTelegramAway,
        handler: async (job) => {
          try {
            const shownAt = await syncChat(BigInt(job.key));
            if (watch && job.cause && shownAt !== null)
              // Of a change that was written by a clock ahead of ours, too.
              watch.shown(job.cause.urgency ?? "usual", Math.max(0, shownAt - job.cause.at) / 1000);
          } catch (error) {
            throw error instanceof OutboundDelay ? ports.retryAfter(Math.ceil(error.delayMs / 1000)) : error;
          }
        },
      });
    },
  };
}

function compose<
  Chat extends { readonly language: string | null },
  Content,
  State extends ChatState<Content>,
>(
  bot: Bot<ConversationContext<Chat>>,
  { recordBlock, enter, say, leave, setLanguage }: BotPorts<Chat, Content, State>,
  { translator, groups = [], refusals, features, last }: BotDesign<Chat, Content, State>,
): void {
  bot.use(membership(recordBlock), ...groups);
  bot.use(conversation({ translator, enter, say }), refusals);
  bot.use(...features);
  bot.use(exit(leave), language(setLanguage), ...last);
}
