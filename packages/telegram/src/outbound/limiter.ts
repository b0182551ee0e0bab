import { setTimeout as sleep } from "node:timers/promises";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

/** Thrown instead of waiting long: the caller's job comes back later and leaves its place to other chats. */
export class OutboundDelay extends Error {
  readonly delayMs: number;

  constructor(delayMs: number) {
    super(`Telegram's limits ask to wait ${delayMs} ms`);
    this.name = "OutboundDelay";
    this.delayMs = delayMs;
  }
}

/** Telegram's send limits, shared by all processes of a bot through PostgreSQL. */
export interface OutboundLimiter {
  /** Waits for a place to send (or edit) one message; resolves with the milliseconds waited. */
  acquire(chatId: number | bigint): Promise<number>;
  /** After a 429: nothing goes to that chat (to any chat when several were refused at once) for that long. */
  pause(chatId: number | bigint, seconds: number): Promise<void>;
}

export interface OutboundLimits {
  /** Of the whole bot; Telegram allows about 30. */
  readonly perSecond: number;
}

const longestWaitMs = 5_000;
const botKey = "all";

/** 30/s per bot, 1/s per private chat (as five in five seconds, so that an answer need not wait), 20/min per group. */
export function createOutboundLimiter(pool: object, bot: string, limits: OutboundLimits): OutboundLimiter {
  const limiter = (name: string, points: number, duration: number) =>
    new RateLimiterPostgres({
      storeClient: pool,
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      clearExpiredByTimeout: false,
      keyPrefix: `${bot}:${name}`,
      points,
      duration,
      inMemoryBlockOnConsumed: points,
    });
  const whole = limiter("bot", limits.perSecond, 1);
  const privateChat = limiter("chat", 5, 5);
  const group = limiter("group", 20, 60);
  const chatLimiter = (chatId: number | bigint) => (chatId < 0 ? group : privateChat);
  let lastRefused: { chat: string; at: number } | null = null;

  return {
    async acquire(chatId) {
      // Side by side: a refusal of one wastes a place of the other, which is rare and costs less than waiting in turn.
      const waits = await Promise.all([take(chatLimiter(chatId), String(chatId)), take(whole, botKey)]);
      return Math.max(...waits);
    },
    async pause(chatId, seconds) {
      const chat = String(chatId);
      const now = Date.now();
      const severalChats = lastRefused !== null && lastRefused.chat !== chat && now - lastRefused.at < 1000;
      lastRefused = { chat, at: now };
      await chatLimiter(chatId).block(chat, seconds);
      if (severalChats) await whole.block(botKey, Math.min(seconds, 60));
    },
  };
}

async function take(limiter: RateLimiterPostgres, key: string): Promise<number> {
  let waited = 0;
  for (;;) {
    try {
      await limiter.consume(key);
      return waited;
    } catch (refused) {
      if (!(refused instanceof RateLimiterRes)) throw refused;
      const delay = Math.max(refused.msBeforeNext, 1);
      if (waited + delay > longestWaitMs) throw new OutboundDelay(delay);
      await sleep(delay);
      waited += delay;
    }
  }
}
