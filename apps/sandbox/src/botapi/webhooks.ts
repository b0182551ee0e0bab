import type { Post } from "../doors/post.ts";
import { refuseTarget } from "../doors/targets.ts";
import type { Bot, Update } from "../state/types.ts";
import type { World } from "../state/world.ts";
import type { Call } from "./call.ts";
import { badRequest } from "./errors.ts";
import { readWebhook, rememberAllowed } from "./methods/updates.ts";

/** Pushes updates to the bots that asked for it. */
export interface Webhooks {
  readonly set: (call: Call) => Promise<boolean>;
  readonly remove: (call: Call) => boolean;
  /** Takes deliveries up for bots whose webhook was restored from a snapshot. */
  readonly resume: () => void;
  readonly stop: () => void;
}

export interface WebhookDeps {
  readonly world: World;
  readonly stopPolling: (botId: number) => void;
  /** Answers {method, …} given in the body of a webhook's answer: performed like a call of its own. */
  readonly perform: (bot: Bot, body: Record<string, unknown>) => void;
  readonly post: Post;
  /** First wait after a failure in ms; doubled up to a minute. */
  readonly retryMs?: number;
}

const timeoutMs = 60_000;
const maxRetryMs = 60_000;

export function createWebhooks({ world, stopPolling, perform, post, retryMs = 250 }: WebhookDeps): Webhooks {
  const running = new Map<number, () => void>();

  const start = (bot: Bot) => {
    running.get(bot.id)?.();
    const halt = new AbortController();
    const busy = new Set<string>();
    const inFlight = new Set<Update>();
    const unsubscribe = world.updates.onPush(bot, () => pump());
    running.set(bot.id, () => {
      unsubscribe();
      halt.abort();
      running.delete(bot.id);
    });

    const pump = () => {
      if (halt.signal.aborted || !bot.webhook) return;
      for (const update of world.updates.takeAgain(bot)) void push(bot, update, halt.signal);
      for (const update of world.updates.pending(bot)) {
        if (busy.size >= bot.webhook.max_connections) return;
        const key = chatOf(update);
        if (busy.has(key) || inFlight.has(update)) continue;
        busy.add(key);
        inFlight.add(update);
        void deliver(update).finally(() => {
          busy.delete(key);
          inFlight.delete(update);
          pump();
        });
      }
    };
    /** Until it is taken: a failing update holds back its chat and no other. */
    const deliver = async (update: Update) => {
      for (let wait = retryMs; !halt.signal.aborted; wait = Math.min(wait * 2, maxRetryMs)) {
        if (await push(bot, update, halt.signal)) {
          world.updates.remove(bot, update);
          return;
        }
        await sleep(wait, halt.signal);
      }
    };
    pump();
  };

  const push = async (bot: Bot, update: Update, halt: AbortSignal): Promise<boolean> => {
    const { webhook } = bot;
    if (!webhook) return false;
    try {
      const secret = webhook.secret_token;
      const headers = { ...(secret && { "x-telegram-bot-api-secret-token": secret }) };
      const signal = AbortSignal.any([halt, AbortSignal.timeout(timeoutMs)]);
      const { status, statusText, text } = await post(webhook.url, JSON.stringify(update), headers, signal);
      if (status < 200 || status > 299) {
        note(bot, `Wrong response from the webhook: ${status} ${statusText}`);
        return false;
      }
      const reply = answerIn(text);
      if (reply) perform(bot, reply);
      return true;
    } catch (error) {
      if (!halt.aborted) note(bot, error instanceof Error ? error.message : "Connection failed");
      return false;
    }
  };

  const note = (bot: Bot, message: string) => {
    if (bot.webhook) bot.webhook.last_error = { date: Math.floor(world.now() / 1000), message };
  };

  const remove = ({ world: { updates }, bot, params }: Call) => {
    if (params.drop_pending_updates === true) updates.clear(bot);
    bot.webhook = undefined;
    running.get(bot.id)?.();
    return true;
  };

  return {
    remove,
    async set(call) {
      const { bot, params } = call;
      if (call.uploads.has("certificate"))
        throw badRequest("bad webhook: certificates are not used by the sandbox");
      if (!params.url) return remove(call);
      const webhook = readWebhook(call);
      const refused = await refuseTarget(webhook.url);
      if (refused !== undefined) throw badRequest(refused);
      rememberAllowed(call);
      if (params.drop_pending_updates === true) world.updates.clear(bot);
      bot.webhook = webhook;
      stopPolling(bot.id);
      start(bot);
      return true;
    },
    resume() {
      for (const bot of world.bots.values()) if (bot.webhook) start(bot);
    },
    stop() {
      for (const halt of [...running.values()]) halt();
    },
  };
}

/** Updates with one key are delivered in order. */
function chatOf(update: Update): string {
  const body = Object.values(update).find((part) => typeof part === "object") as {
    chat?: { id: number };
    message?: { chat: { id: number } };
  };
  return String(body?.chat?.id ?? body?.message?.chat.id ?? "");
}

function answerIn(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith("{")) return undefined;
  try {
    const body = JSON.parse(text) as Record<string, unknown>;
    return typeof body.method === "string" ? body : undefined;
  } catch {
    // An answer that is no JSON is an answer all the same.
    return undefined;
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
    function done() {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    }
  });
}
