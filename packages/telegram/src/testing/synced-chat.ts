import { afterEach, beforeEach } from "vitest";
import { createChatSync } from "../chat-sync/sync-chat.ts";
import type { DesiredCard } from "../chat-sync/types.ts";
import { createFakeBotApi, type FakeBotApi } from "./fake-bot-api.ts";
import { createTestLog } from "./logs.ts";
import { MemoryStore } from "./memory-store.ts";
import { relayWithoutFiles } from "./no-files.ts";

/** An order's card as a chat should show it. */
export function card(text: string, more: Partial<DesiredCard> = {}): DesiredCard {
  const keyboard = [[{ text: "Cancel", callback_data: "c:1" }]];
  return { subject: "order", text, keyboard, alert: null, sound: true, settled: false, ...more };
}

/** A chat with a bot over HTTP, new for each test: what it should show, what Telegram has, and how to sync it. */
export function openSyncedChat() {
  const chat = {
    telegram: undefined as unknown as FakeBotApi,
    store: new MemoryStore(),
    cards: [] as DesiredCard[],
    limits: { pauses: [] as number[], acquire: async () => 0 },
    ...createTestLog(),
    texts: () => [...chat.telegram.messages.values()].map(({ text }) => text),
    async sync(): Promise<void> {
      const { cards, limits, log, store, telegram } = chat;
      const limiter = {
        acquire: () => limits.acquire(),
        release: async () => undefined,
        pause: async (_: number | bigint, seconds: number) => void limits.pauses.push(seconds),
      };
      const renderer = { load: () => async () => cards, message: (text: string) => ({ text, keyboard: [] }) };
      const relay = relayWithoutFiles(telegram.api);
      await createChatSync({
        api: telegram.api,
        limiter,
        store,
        renderer,
        relay,
        log,
        isTransient: () => false,
      })(77n);
    },
  };
  beforeEach(async () => {
    chat.telegram = await createFakeBotApi();
    chat.store = new MemoryStore();
    chat.cards = [];
    chat.limits = { pauses: [], acquire: async () => 0 };
  });
  afterEach(() => chat.telegram.close());
  return chat;
}
