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
  ownServiceMessages,
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
import type { HorecaContext } from "./context.ts";
import { sayRefusals } from "./errors.ts";
import { closePanels } from "./features/chat/close-panel.ts";
import { help } from "./features/chat/help.ts";
import { unhandled } from "./features/chat/unhandled.ts";
import { dialogActions } from "./features/dialogs/actions.ts";
import { bulk } from "./features/dialogs/bulk.ts";
import { teamGroup } from "./features/dialogs/group/group.ts";
import { groupFromPrivate } from "./features/dialogs/group/private.ts";
import { dialogList } from "./features/dialogs/list.ts";
import { dialogMessages } from "./features/dialogs/messages.ts";
import { notes } from "./features/dialogs/notes.ts";
import { quick } from "./features/dialogs/quick.ts";
import { quickManage } from "./features/dialogs/quick-manage.ts";
import { quickTyped } from "./features/dialogs/quick-typed.ts";
import { estimate } from "./features/orders/estimate.ts";
import { order } from "./features/orders/order.ts";
import { queue } from "./features/orders/queue.ts";
import { busy } from "./features/venue/busy.ts";
import { duty } from "./features/venue/duty.ts";
import { feedback } from "./features/venue/feedback.ts";
import { joining } from "./features/venue/joining.ts";
import { report } from "./features/venue/report.ts";
import { settings } from "./features/venue/settings/settings.ts";
import { typedSettings } from "./features/venue/settings/typed-settings.ts";
import { team } from "./features/venue/team.ts";
import { teamInvites } from "./features/venue/team-invites.ts";
import { venue } from "./features/venue/venue.ts";

export interface HorecaBotOptions {
  readonly deps: Deps;
  readonly token: string;
  /** The customer bot's: files that customers send are fetched with it. */
  readonly peerToken: string;
  readonly apiRoot: string | undefined;
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly outboundPerSecond: number;
  /** To one private chat; as Telegram allows unless given. */
  readonly outboundPerChat?: number;
  /** Where deep links begin; Telegram's own address unless given. */
  readonly linkRoot?: string;
  readonly log: Log;
}

const bot = "horeca";

/** The bot in which the staff of a café run their queue. */
export function createHorecaBot(options: HorecaBotOptions): RunningBot {
  const { deps, log, linkRoot = "https://t.me" } = options;
  const translator = createTranslator(join(import.meta.dirname, "../locales"));

  function compose(composer: Bot<HorecaContext>): void {
    composer.use(membership((chatId, blocked) => recordBlock(deps, { bot, chatId }, blocked)));
    composer.use(teamGroup(deps));
    composer.use(ownServiceMessages());
    composer.use(
      conversation({
        translator,
        enter: (chatId, sender) => enterChat(deps, { bot, chatId }, sender),
        say: (chat, content) => sayTo(deps, chat, content),
      }),
    );
    composer.use(sayRefusals(deps));
    composer.use(joining(deps), queue(deps), order(deps, translator), duty(deps), help());
    composer.use(estimate(deps), busy(deps), settings(deps), typedSettings(deps, translator));
    composer.use(team(deps), teamInvites(deps), venue(deps), closePanels(deps));
    composer.use(quick(deps), quickManage(deps), quickTyped(deps));
    composer.use(report(deps), feedback(deps));
    composer.use(groupFromPrivate(deps));
    composer.use(dialogList(deps), dialogActions(deps), bulk(deps), notes(deps));
    composer.use(exit((chat) => leaveAll(deps, chat)));
    composer.use(language((chat, to) => setLanguage(deps, chat, to)));
    composer.use(dialogMessages(deps), unhandled(deps));
  }

  return createBotProcess({
    name: bot,
    token: options.token,
    apiRoot: options.apiRoot,
    webhook: options.webhook,
    outboundPerSecond: options.outboundPerSecond,
    outboundPerChat: options.outboundPerChat,
    translator,
    commands: [
      "orders",
      "dialogs",
      "note",
      "quick",
      "duty",
      "team",
      "venue",
      "report",
      "feedback",
      "settings",
      "connect",
      "help",
      "language",
      "exit",
    ],
    compose,
    onStart: (me) => registerBot(deps, bot, me),
    handled: createHandledUpdates(deps, bot),
    isTransient,
    pool: deps.db.pool,
    jobs: deps.jobs,
    queue: chatSyncQueue(bot),
    store: createChatStore(deps, bot),
    renderer: createRenderer(deps, translator, linkRoot),
    peer: { name: "customer", token: options.peerToken },
    fileCache: createFileCache(deps),
    retryAfter: (seconds) => new RetryAfter(seconds),
    log,
  });
}
