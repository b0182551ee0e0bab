import { timingSafeEqual } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { Update } from "grammy/types";
import { webhookSecret } from "../bot-variables.ts";
import type { Log } from "../log.ts";
import type { Dispatcher, HandledUpdates } from "./dispatcher.ts";

export interface WebhookOptions {
  /** 16–256 of `[A-Za-z0-9_-]`. */
  readonly secret: string;
  readonly dispatcher: Dispatcher;
  readonly handled: HandledUpdates;
  readonly log: Log;
  /** Milliseconds after which an update that still waits is answered 503; 10 s by default. */
  readonly patienceMs?: number;
}

const largestBody = 1024 * 1024;

/**
 * Answers Telegram's webhook requests: 401 without the right secret, 200 after the update was handled, 503 when it
 * could not be yet, so that Telegram delivers it again. It goes on waiting in its place meanwhile: a chat keeps its order.
 * @throws Error without a proper secret: a webhook that believes everyone must not start
 */
export function createWebhook({
  secret,
  dispatcher,
  handled,
  log,
  patienceMs = 10_000,
}: WebhookOptions): (request: Request) => Promise<Response> {
  if (!webhookSecret.safeParse(secret).success)
    throw new Error("TELEGRAM_WEBHOOK_SECRET must be 16-256 of A-Z a-z 0-9 _ -");
  const expected = Buffer.from(secret);
  const underWay = new Map<number, Promise<void>>();

  /** Handled, but not yet recorded as such. */
  const unsaved = new Set<number>();

  async function handleOnce(update: Update): Promise<void> {
    const id = update.update_id;
    if (!unsaved.has(id)) await dispatcher.dispatch(update, () => handled.isHandled(id));
    unsaved.add(id);
    await handled.markHandled([id]);
    unsaved.delete(id);
  }

  /** Telegram delivers again what takes long: the second delivery waits for the first. */
  function handle(update: Update): Promise<void> {
    const id = update.update_id;
    const handling = underWay.get(id) ?? handleOnce(update).finally(() => underWay.delete(id));
    underWay.set(id, handling);
    return withPatience(handling);
  }

  async function withPatience(handling: Promise<void>): Promise<void> {
    const giveUp = new AbortController();
    const late = sleep(patienceMs, undefined, { signal: giveUp.signal }).then(() => {
      throw new Error("It still waits");
    });
    try {
      await Promise.race([handling, late]);
    } finally {
      giveUp.abort();
      // Whichever came second has nobody left to tell.
      late.catch(() => undefined);
      handling.catch(() => undefined);
    }
  }

  return async (request) => {
    const given = Buffer.from(request.headers.get("x-telegram-bot-api-secret-token") ?? "");
    if (given.length !== expected.length || !timingSafeEqual(given, expected))
      return new Response(null, { status: 401 });
    const update = await readUpdate(request);
    if (update === null) return new Response(null, { status: 400 });
    try {
      await handle(update);
    } catch (error) {
      log.warn({ reason: String(error), updateId: update.update_id }, "An update could not be handled now");
      return new Response(null, { status: 503, headers: { "retry-after": "1" } });
    }
    return new Response(null, { status: 200 });
  };
}

async function readUpdate(request: Request): Promise<Update | null> {
  const body = await request.text();
  if (body.length > largestBody) return null;
  try {
    const update = JSON.parse(body) as Partial<Update>;
    return Number.isSafeInteger(update?.update_id) ? (update as Update) : null;
  } catch {
    return null;
  }
}
