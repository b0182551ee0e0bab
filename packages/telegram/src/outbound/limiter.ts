import { BurstyRateLimiter, RateLimiterPostgres } from "rate-limiter-flexible";
import { createLease, take } from "./lease.ts";

/** Telegram's send limits, shared by all processes of a bot through PostgreSQL. */
export interface OutboundLimiter {
  /** Waits for a slot to send (or edit) one message; resolves with the milliseconds waited. */
  acquire(chatId: number | bigint): Promise<number>;
  /** Gives back a slot that was not used. */
  release(chatId: number | bigint): Promise<void>;
  /** After a 429: nothing goes to that chat (to any chat when several were refused at once) for that long. */
  pause(chatId: number | bigint, seconds: number): Promise<void>;
}

export interface OutboundLimits {
  /** Of the whole bot; Telegram allows about 30. */
  readonly perSecond: number;
  /** Of a private chat; Telegram allows about 1, the default. */
  readonly perChatPerSecond?: number;
}

const botKey = "all";

/**
 * 30/s per bot, 20/min per group, 1/s per private chat. A private chat has a few places more to spend now and then, so
 * that a quick conversation need not wait; when they are gone, nothing waits longer than the next second.
 */
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
      // Only once somebody was refused: the last slot may yet be given back.
      inMemoryBlockOnConsumed: points + 1,
    });
  // Windows that meet could let twice their places through at once: of half a second each, that is one second's.
  const halves = limits.perSecond >= 2;
  const whole = limiter("bot", halves ? Math.floor(limits.perSecond / 2) : 1, halves ? 0.5 : 1);
  const wholeLease = createLease(whole, botKey, Math.max(1, Math.floor(limits.perSecond / 10)));
  const perSecond = limiter("chat", limits.perChatPerSecond ?? 1, 1);
  const spare = limiter("chat-spare", 2, 10);
  const privateChat = new BurstyRateLimiter(perSecond, spare);
  const group = limiter("group", 20, 60);
  const isGroup = (chatId: number | bigint) => chatId < 0;
  let lastRefused: { chat: string; at: number } | null = null;

  return {
    async acquire(chatId) {
      // Side by side: a refusal of one wastes a slot of the other, which is rare and costs less than waiting in turn.
      const chatLimiter = isGroup(chatId) ? group : privateChat;
      const [chat, bot] = await Promise.all([take(chatLimiter, String(chatId)), wholeLease.take()]);
      return Math.max(chat.waitedMs, bot);
    },
    async release(chatId) {
      wholeLease.giveBack();
      await (isGroup(chatId) ? group : perSecond).reward(String(chatId));
    },
    async pause(chatId, seconds) {
      const chat = String(chatId);
      const now = Date.now();
      const severalChats = lastRefused !== null && lastRefused.chat !== chat && now - lastRefused.at < 1000;
      lastRefused = { chat, at: now };
      await Promise.all(
        (isGroup(chatId) ? [group] : [perSecond, spare]).map((each) => each.block(chat, seconds)),
      );
      if (severalChats) await whole.block(botKey, Math.min(seconds, 60));
    },
  };
}
