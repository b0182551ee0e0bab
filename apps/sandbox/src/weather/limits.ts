import type { Settings } from "../control/contract.ts";

interface Bucket {
  tokens: number;
  at: number;
}

/** Telegram's send limits as token buckets. Sends and edits share them; answers to taps are free. */
export interface Limits {
  /** Takes one; returns 0, or the whole seconds to wait. A refused call takes nothing. */
  readonly take: (botId: number, chatId: number, method: string) => number;
  readonly reset: () => void;
}

const limited = /^(send(?!ChatAction)|edit|copy|forward)/;

export function createLimits(deps: { now: () => number; settings: () => Settings["limits"] }): Limits {
  let buckets = new Map<string, Bucket>();
  const fill = (key: string, perSecond: number, size: number): Bucket => {
    const now = deps.now();
    const bucket = buckets.get(key) ?? { tokens: size, at: now };
    bucket.tokens = Math.min(size, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    buckets.set(key, bucket);
    return bucket;
  };
  return {
    take(botId, chatId, method) {
      const limits = deps.settings();
      if (!limits.enabled || !limited.test(method)) return 0;
      const group = chatId < 0;
      const chatRate = group ? limits.per_group_per_minute / 60 : limits.per_chat_per_second;
      const chatSize = group ? limits.per_group_per_minute : limits.per_chat_burst;
      const sources = [
        { rate: chatRate, bucket: fill(`${botId}:${chatId}`, chatRate, chatSize) },
        {
          rate: limits.per_bot_per_second,
          bucket: fill(`${botId}`, limits.per_bot_per_second, limits.per_bot_per_second),
        },
      ];
      const waits = sources.map(({ rate, bucket }) => (bucket.tokens >= 1 ? 0 : (1 - bucket.tokens) / rate));
      const wait = Math.max(...waits);
      if (wait > 0) return Math.max(1, Math.ceil(wait));
      for (const { bucket } of sources) bucket.tokens -= 1;
      return 0;
    },
    reset() {
      buckets = new Map();
    },
  };
}
