import type { Update, Webhook } from "../../state/types.ts";
import type { Call } from "../call.ts";
import { ApiError, badRequest } from "../errors.ts";

const conflict = (text: string) => new ApiError(409, `Conflict: ${text}`);

/** The waiting long poll of each bot; a second one takes its place. */
export interface Pollers {
  readonly getUpdates: (call: Call) => Promise<Update[]>;
  /** Ends waiting polls: with nothing (shutting down), or with a conflict (a webhook was set). */
  readonly stop: (botId?: number) => void;
}

export function createPollers(): Pollers {
  const waiting = new Map<number, (error?: ApiError) => void>();
  return {
    async getUpdates(call) {
      const { world, bot, params, signal } = call;
      if (bot.webhook)
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      waiting.get(bot.id)?.(
        conflict("terminated by other getUpdates request; make sure that only one bot instance is running"),
      );
      rememberAllowed(call);
      const offset = (params.offset as number | undefined) ?? 0;
      const limit = Math.min(Math.max((params.limit as number | undefined) ?? 100, 1), 100);
      const pending = () => world.updates.pending(bot);
      if (offset > 0) world.updates.confirm(bot, offset);
      else if (offset < 0) world.updates.confirm(bot, pending().at(offset)?.update_id ?? 0);
      const take = () => [...world.updates.takeAgain(bot), ...pending()].slice(0, limit);
      const ready = take();
      const timeout = Math.min((params.timeout as number | undefined) ?? 0, 50);
      if (ready.length > 0 || timeout <= 0 || signal.aborted) return ready;
      return new Promise<Update[]>((resolve, reject) => {
        const end = (error?: ApiError) => {
          clearTimeout(timer);
          unsubscribe();
          signal.removeEventListener("abort", hangUp);
          if (waiting.get(bot.id) === end) waiting.delete(bot.id);
          if (error) reject(error);
          else resolve(signal.aborted ? [] : take());
        };
        const hangUp = () => end();
        const timer = setTimeout(end, timeout * 1000);
        const unsubscribe = world.updates.onPush(bot, () => end());
        signal.addEventListener("abort", hangUp);
        waiting.set(bot.id, end);
      });
    },
    stop(botId) {
      for (const [id, end] of [...waiting]) {
        if (botId === undefined) end();
        else if (id === botId) end(conflict("terminated by setWebhook request"));
      }
    },
  };
}

/** An empty list is the default again; not given leaves what was set before. */
export function rememberAllowed({ bot, params }: Call): void {
  const allowed = params.allowed_updates as string[] | undefined;
  if (allowed) bot.allowed_updates = allowed.length > 0 ? allowed : undefined;
}

/** setWebhook with an url; where it may lead is looked at by `refuseTarget`. */
export function readWebhook({ params }: Call): Webhook {
  const url = params.url as string;
  const secret = params.secret_token as string | undefined;
  if (secret !== undefined && secret.length > 256) throw badRequest("secret token is too long");
  if (secret !== undefined && !/^[A-Za-z0-9_-]*$/.test(secret)) {
    throw badRequest("secret token contains unallowed characters");
  }
  const connections = (params.max_connections as number | undefined) ?? 40;
  return {
    url,
    ...(secret && { secret_token: secret }),
    max_connections: Math.min(Math.max(connections, 1), 100),
  };
}

export function getWebhookInfo({ world, bot }: Call) {
  const { webhook } = bot;
  return {
    url: webhook?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: world.updates.pending(bot).length,
    ...(webhook && { max_connections: webhook.max_connections }),
    ...(webhook?.last_error && {
      last_error_date: webhook.last_error.date,
      last_error_message: webhook.last_error.message,
    }),
    ...(bot.allowed_updates && { allowed_updates: bot.allowed_updates }),
  };
}
