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
import { createChatStore } from "@gotovo/usecases/chat-sync/chat-store";
import { recordBlock } from "@gotovo/usecases/chat-sync/record-block";
import { enterChat } from "@gotovo/usecases/chats/enter-chat";
import { createFileCache } from "@gotovo/usecases/chats/file-cache";
import { createHandledUpdates } from "@gotovo/usecases/chats/handled-updates";
import { leaveAll } from "@gotovo/usecases/chats/leave-all";
import { sayTo } from "@gotovo/usecases/chats/queue-message";
import { registerBot } from "@gotovo/usecases/chats/register-bot";
import { setLanguage } from "@gotovo/usecases/chats/set-language";
import type { Deps } from "@gotovo/usecases/context";
import { chatSyncQueue } from "@gotovo/usecases/publish";
import type { Bot } from "grammy";
import { createRenderer } from "./cards/renderer.ts";
import type { CustomerContext } from "./context.ts";
import { sayRefusals } from "./errors.ts";
import { newDevice } from "./features/accounts/new-device.ts";
import { phone } from "./features/accounts/phone.ts";
import { profile } from "./features/accounts/profile.ts";
import { help } from "./features/chat/help.ts";
import { menu } from "./features/chat/menu.ts";
import { notices } from "./features/chat/notices.ts";
import { unhandled } from "./features/chat/unhandled.ts";
import { survey } from "./features/dialogs/survey.ts";
import { writing } from "./features/dialogs/writing.ts";
import { cancel } from "./features/orders/cancel.ts";
import { feedback } from "./features/orders/feedback.ts";
import { history } from "./features/orders/history.ts";
import { orders } from "./features/orders/orders.ts";
import { codeOfLetters, pairing } from "./features/orders/pairing.ts";

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
