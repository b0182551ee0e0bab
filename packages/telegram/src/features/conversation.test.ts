import type { QueuedContent } from "@gotovo/domain";
import { Bot } from "grammy";
import type { Update } from "grammy/types";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createFakeBotApi, type FakeBotApi } from "../testing/fake-bot-api.ts";
import { said, tapped } from "../testing/updates.ts";
import type { Texts } from "../text/translator.ts";
import { type ConversationContext, conversation, type SenderInfo } from "./conversation.ts";
import { membership } from "./membership.ts";

interface Chat {
  readonly language: string | null;
}

let telegram: FakeBotApi;
let bot: Bot<ConversationContext<Chat>>;
let met: SenderInfo[];
let said_: QueuedContent[];
let blocks: [bigint, boolean][];
beforeEach(async () => {
  telegram = await createFakeBotApi();
  [met, said_, blocks] = [[], [], []];
  bot = new Bot<ConversationContext<Chat>>("1:test", { client: { apiRoot: telegram.apiRoot } });
  const texts = {
    locale: "ru",
    html: (key: string) => key,
    plain: (key: string) => key.repeat(100),
  } as Texts;
  bot.use(membership(async (chatId, blocked) => void blocks.push([chatId, blocked])));
  bot.use(
    conversation<Chat>({
      translator: () => texts,
      enter: async (_, sender) => {
        met.push(sender);
        return { language: sender.language };
      },
      say: async (_, content) => void said_.push(content),
    }),
  );
  bot.on("message:text", (ctx) => ctx.conversation.say({ key: ctx.message.text }));
  bot.on("callback_query:data", (ctx) => ctx.conversation.toast("done"));
  await bot.init();
});
afterEach(() => telegram.close());

const named = (first_name: string, last_name?: string): Update => {
  const update = said(1, 7);
  const from = { id: 7, is_bot: false, first_name, ...(last_name && { last_name }) };
  return { ...update, message: { ...update.message, from } } as Update;
};

describe("a person", () => {
  test("is met with name and language before any feature sees them", async () => {
    await bot.handleUpdate(named("Анна", "К."));
    expect(met).toEqual([{ telegramUserId: 7n, name: "Анна К.", language: null }]);
    expect(said_).toEqual([{ key: "hello" }]);
  });

  test("with the longest name Telegram allows, in whatever letters, keeps a name that can be written down", async () => {
    await bot.handleUpdate(named("🌷".repeat(32), `a${"🌷".repeat(31)}z`));
    await bot.handleUpdate(named("\ud83c", "x"));
    for (const { name } of met) {
      expect(name.length).toBeLessThanOrEqual(128);
      expect(name.isWellFormed()).toBe(true);
    }
  });

  test("in a group, or a channel, is passed over", async () => {
    const update = said(1, 7);
    const chat = { id: -100, type: "group", title: "Friends" };
    await bot.handleUpdate({ ...update, message: { ...update.message, chat } } as Update);
    expect(met).toEqual([]);
  });

  test("who taps gets a line of at most 200 letters", async () => {
    await bot.handleUpdate(tapped(1, 7, "x"));
    const [answer] = telegram.callsOf("answerCallbackQuery");
    expect(String(answer?.params.text).length).toBeLessThanOrEqual(200);
  });

  test.each([
    ["too late", { refuse: 400, description: "Bad Request: query is too old and response timeout expired" }],
    ["while Telegram is away", { refuse: 502, description: "Bad Gateway" }],
    ["into a broken connection", "dropped"],
  ] as const)("whose tap is answered %s has lost nothing", async (_, fault) => {
    telegram.faults(() => fault);
    await expect(bot.handleUpdate(tapped(1, 7, "x"))).resolves.toBeUndefined();
  });

  test("who blocks the bot, or lets it in again, is noted", async () => {
    for (const status of ["kicked", "member"]) {
      const member = { user: { id: 1 }, status };
      const my_chat_member = {
        chat: { id: 7, type: "private" },
        from: { id: 7 },
        date: 0,
        old_chat_member: member,
        new_chat_member: member,
      };
      await bot.handleUpdate({ update_id: 1, my_chat_member } as unknown as Update);
    }
    expect(blocks).toEqual([
      [7n, true],
      [7n, false],
    ]);
    expect(met).toEqual([]);
  });
});
