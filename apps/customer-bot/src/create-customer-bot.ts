import { join } from "node:path";
import { isTransient, RetryAfter } from "@gotovo/db";
import {
  conversation,
  createBotProcess,
  createTranslator,
  exit,
  type Log,
  language,
  membership,
  type RunningBot,
} from "@gotovo/telegram";
import { registerBot } from "@gotovo/usecases/bots/register-bot";
import { createChatStore } from "@gotovo/usecases/chats/chat-store";
import { enterChat } from "@gotovo/usecases/chats/enter-chat";
import { createFileCache } from "@gotovo/usecases/chats/file-cache";
import { leaveAll } from "@gotovo/usecases/chats/leave-all";
import { sayTo } from "@gotovo/usecases/chats/queue-message";
import { recordBlock } from "@gotovo/usecases/chats/record-block";
import { setLanguage } from "@gotovo/usecases/chats/set-language";
import type { Deps } from "@gotovo/usecases/context";
import { chatSyncQueue } from "@gotovo/usecases/publish";
import { createHandledUpdates } from "@gotovo/usecases/updates/handled-updates";
import type { Bot } from "grammy";
import { createRenderer } from "./cards/renderer.ts";
import type { CustomerContext } from "./context.ts";
import { sayRefusals } from "./errors.ts";
import { cancel } from "./features/cancel.ts";
import { feedback } from "./features/feedback.ts";
import { help } from "./features/help.ts";
import { history } from "./features/history.ts";
import { menu } from "./features/menu.ts";
import { newDevice } from "./features/new-device.ts";
import { notices } from "./features/notices.ts";
import { orders } from "./features/orders.ts";
import { codeOfLetters, pairing } from "./features/pairing.ts";
import { phone } from "./features/phone.ts";
import { profile } from "./features/profile.ts";
import { survey } from "./features/survey.ts";
import { unhandled } from "./features/unhandled.ts";
import { writing } from "./features/writing.ts";

export interface CustomerBotOptions {
  readonly deps: Deps;
  readonly token: string;
  /** The HoReCa bot's: files that staff send are fetched with it. */
  readonly peerToken: string;
  readonly apiRoot: string | undefined;
  /** Where links to bots begin; `https://t.me` unless given. */
  readonly linkRoot?: string;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly outboundPerSecond: number;
  /** To one private chat; as Telegram allows unless given. */
  readonly outboundPerChat?: number;
  readonly log: Log;
}

const bot = "customer";

/** The bot in which customers follow their orders. */
export function createCustomerBot(options: CustomerBotOptions): RunningBot {
  const { deps, log, linkRoot = "https://t.me" } = options;
  const translator = createTranslator(join(import.meta.dirname, "../locales"));

  function compose(composer: Bot<CustomerContext>): void {
    composer.use(membership((chatId, blocked) => recordBlock(deps, { bot, chatId }, blocked)));
    composer.use(
      conversation({
        translator,
        enter: (chatId, sender) => enterChat(deps, { bot, chatId }, sender),
        say: (chat, content) => sayTo(deps, chat, content),
      }),
    );
    composer.use(sayRefusals);
    composer.use(
      phone(deps, translator),
      menu(deps),
      profile(deps),
      orders(deps),
      help(),
      feedback(deps),
      survey(deps),
      history(deps),
      notices(deps),
      newDevice(deps),
      pairing(deps),
      cancel(deps),
    );
    composer.use(exit((chat) => leaveAll(deps, chat)));
    composer.use(language((chat, to) => setLanguage(deps, chat, to)));
    composer.use(writing(deps), codeOfLetters(deps), unhandled());
  }

  return createBotProcess({
    name: bot,
    token: options.token,
    apiRoot: options.apiRoot,
    webhook: options.webhook,
    outboundPerSecond: options.outboundPerSecond,
    outboundPerChat: options.outboundPerChat,
    translator,
    commands: ["orders", "history", "auth", "me", "notifications", "help", "language", "delete_me", "exit"],
    compose,
    onStart: (me) => registerBot(deps, bot, me),
    handled: createHandledUpdates(deps, bot),
    isTransient,
    pool: deps.db.pool,
    jobs: deps.jobs,
    queue: chatSyncQueue(bot),
    store: createChatStore(deps, bot),
    renderer: createRenderer(deps, translator, { apiRoot: options.apiRoot, linkRoot }),
    peer: { name: "horeca", token: options.peerToken },
    fileCache: createFileCache(deps),
    retryAfter: (seconds) => new RetryAfter(seconds),
    log,
  });
}
