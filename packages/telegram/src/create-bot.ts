import { setTimeout as sleep } from "node:timers/promises";
import type { Outage } from "@gotovo/runtime/outage";
import type { SpanOptions, Trace } from "@gotovo/runtime/trace";
import { type Api, Bot, type Context } from "grammy";
import type { Update } from "grammy/types";
import { grammySignal } from "./grammy-signal.ts";
import type { Log } from "./log.ts";
import { decorate, type OrnamentMemory } from "./ornaments.ts";
import { plainMoments } from "./outbound/plain-moments.ts";
import { classify, isTelegramAway, isTelegramTransient } from "./outbound/telegram-errors.ts";
import { traceCalls } from "./outbound/trace-calls.ts";
import { watchOutage } from "./outbound/watch.ts";
import type { Translator } from "./text/translator.ts";
import {
  createDispatcher,
  type Dispatcher,
  type HandledUpdates,
  type SetAside,
} from "./updates/dispatcher.ts";
import { createJudge } from "./updates/judge.ts";
import { allowedUpdates, type Polling, type PollingLease, startPolling } from "./updates/polling.ts";
import { createWebhook } from "./updates/webhook.ts";

export interface BotOptions<C extends Context> {
  readonly token: string;
  /** Bot API server; Telegram's unless given. */
  readonly apiRoot: string | undefined;
  readonly translator: Translator;
  /** Names of the commands to register, in the order of the menu. */
  readonly commands: readonly string[];
  readonly ornaments: OrnamentMemory;
  readonly handled: HandledUpdates;
  readonly setAside: SetAside;
  /** Of many processes one polls for a bot. */
  readonly pollingLease: (telegramId: bigint) => PollingLease;
  /** True when a failure of the database will pass. */
  readonly isTransient: (error: unknown) => boolean;
  /** True when it means that the database is not there; that is told then, once for everybody who asks. */
  readonly isAway: (error: unknown) => boolean;
  /** True when the database takes writes. Never rejects. */
  readonly databaseWorks: () => Promise<boolean>;
  /** Webhook instead of polling: its public address and its secret. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly log: Log;
  readonly trace: Trace | undefined;
  /** Told whether Telegram answers. */
  readonly outage: Outage;
  /** Adds the features; the unhandled one comes last. */
  readonly compose: (bot: Bot<C>) => void;
  /** Called with the bot's identity before the first update is handled. */
  readonly onStart: (me: { readonly telegramId: bigint; readonly username: string }) => Promise<void>;
}

export interface RunningBot {
  readonly api: Api;
  /** Resolves when the bot is introduced to Telegram and takes updates; keeps trying while Telegram is away. */
  start(): Promise<void>;
  stop(): Promise<void>;
  isReady(): boolean;
  /** True while Telegram does not answer. */
  isCutOff(): boolean;
  readonly dispatchSetAside: Dispatcher["dispatchSetAside"];
  /** Answers Telegram's webhook requests, with 503 while the bot is not ready; null when polling. */
  readonly webhook: ((request: Request) => Promise<Response>) | null;
}

/** Seconds for one Bot API call; a long poll gets more. */
const callSeconds = 15;

/** Builds one bot on grammY: features come in, updates are confirmed after they were handled. */
export function createBot<C extends Context>(options: BotOptions<C>): RunningBot {
  const { token, apiRoot, handled, log, outage, trace, setAside, databaseWorks, isAway } = options;
  const client = { ...(apiRoot !== undefined && { apiRoot }), timeoutSeconds: callSeconds };
  const bot = new Bot<C>(token, { client });
  const pollingApi = new Bot(token, { client: { ...client, timeoutSeconds: 60 } }).api;
  for (const api of [bot.api, pollingApi]) watchOutage(api, outage);
  if (trace) traceCalls(bot.api, trace);
  plainMoments(bot.api);
  options.compose(bot);
  const handle = (update: Update) => bot.handleUpdate(update);
  const dispatcher = createDispatcher({
    handle: trace ? (update) => trace.span(...spanOf(update), () => handle(update)) : handle,
    judge: createJudge(isAway),
    ...{ databaseWorks, setAside, log },
  });
  const take = options.webhook && createWebhook({ secret: options.webhook.secret, dispatcher, handled, log });
  /** Of what is away a line is enough, and that is written already. */
  const isTold = (error: unknown) => isTelegramAway(error) || isAway(error);
  const stopping = new AbortController();
  let polling: Polling | null = null;
  let decorating: Promise<void> | null = null;
  let ready = false;

  async function introduce(): Promise<void> {
    await bot.init(grammySignal(stopping.signal));
    await options.onStart({ telegramId: BigInt(bot.botInfo.id), username: bot.botInfo.username });
    if (options.webhook) {
      const { url, secret } = options.webhook;
      await bot.api.setWebhook(url, { secret_token: secret, allowed_updates: allowedUpdates });
    } else {
      await bot.api.deleteWebhook();
    }
  }

  async function introduceUntilDone(): Promise<void> {
    for (let backoff = 500; ; backoff = Math.min(backoff * 2, 10_000)) {
      try {
        return await introduce();
      } catch (error) {
        stopping.signal.throwIfAborted();
        if (!isTelegramTransient(error) && !options.isTransient(error)) throw error;
        const failure = classify(error);
        const wait = failure?.kind === "flood" ? failure.retryAfter * 1000 : backoff;
        if (!isTold(error)) log.warn({ err: error, wait }, "The bot has to wait to be introduced");
        await sleep(wait, undefined, { signal: stopping.signal });
      }
    }
  }

  return {
    api: bot.api,
    webhook: take && (async (request) => (ready ? take(request) : notNow())),
    isReady: () => ready,
    isCutOff: outage.isNow,
    dispatchSetAside: dispatcher.dispatchSetAside,
    async start() {
      await introduceUntilDone();
      if (!take) {
        const lease = options.pollingLease(BigInt(bot.botInfo.id));
        polling = startPolling({ api: pollingApi, dispatcher, handled, lease, isTold, log });
      }
      ready = true;
      const { translator, commands, ornaments: memory } = options;
      const { signal } = stopping;
      decorating = decorate({
        api: bot.api,
        botId: bot.botInfo.id,
        translator,
        commands,
        memory,
        isTold,
        log,
        signal,
      });
    },
    async stop() {
      ready = false;
      stopping.abort(new Error("The bot is stopping"));
      const stopped = polling?.stop();
      // What waits for something that is away must not keep the process from ending.
      const patience = setTimeout(() => dispatcher.stop(), 3_000);
      await stopped;
      clearTimeout(patience);
      dispatcher.stop();
      await decorating;
    },
  };
}

/** An update begins a trace: what it is, and nothing of what it says. */
function spanOf(update: Update): [name: string, options: SpanOptions] {
  const kind = Object.keys(update).find((name) => name !== "update_id");
  return [`update ${kind}`, { kind: "consumer", from: [], fields: { "gotovo.update_id": update.update_id } }];
}

/** Telegram delivers again what comes before the bot is introduced or while it stops. */
function notNow(): Response {
  return new Response(null, { status: 503, headers: { "retry-after": "1" } });
}
