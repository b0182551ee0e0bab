import type { ChatState, ChatStore, QueuedContent } from "@gotovo/domain";
import type { Trace } from "@gotovo/runtime/trace";
import type { Middleware } from "grammy";
import type { ChatRenderer } from "./chat-sync/types.ts";
import type { ConversationContext, SenderInfo } from "./features/conversation.ts";
import type { FileCache } from "./files/transfer.ts";
import type { Log } from "./log.ts";
import type { OrnamentMemory } from "./ornaments.ts";
import type { BotWatch } from "./outbound/watch.ts";
import type { Translator } from "./text/translator.ts";
import type { HandledUpdates, SetAside } from "./updates/dispatcher.ts";
import type { PollingLease } from "./updates/polling.ts";

/** How one bot is run. */
export interface BotSettings {
  readonly token: string;
  /** The other bot's: files that its people send are fetched with it. */
  readonly peerToken: string;
  /** Bot API server; Telegram's unless given. */
  readonly apiRoot: string | undefined;
  /** Webhook instead of polling: its public address and its secret. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
  readonly outboundPerSecond: number;
  /** To one private chat; as Telegram allows unless given. */
  readonly outboundPerChat?: number;
  /** Where links to bots begin; Telegram's own address unless given. */
  readonly linkRoot?: string;
  /** Takes note of its calls; nobody does unless given. */
  readonly watch?: BotWatch | undefined;
  /** Where its calls and updates are noted; nowhere unless given. */
  readonly trace?: Trace | undefined;
  readonly log: Log;
}

/** The job of a chat. */
export interface SyncJob {
  readonly key: string;
  /** Of the oldest change that the chat does not show yet: when it was made, in unix milliseconds. */
  readonly cause: { readonly at: number; readonly urgency?: string | undefined } | null;
}

/** The job queue, as far as a bot works it. */
export interface SyncJobs {
  queue(name: string, kind: "keyed"): Promise<void>;
  work(
    queue: string,
    options: {
      concurrency: number;
      handler: (job: SyncJob) => Promise<void>;
      isTold: (error: unknown) => boolean;
    },
  ): void;
}

/** What a bot needs of the application. */
export interface BotPorts<Chat, Content, State extends ChatState<Content>> {
  /** Names the bot's counters in the shared outbound limits. */
  readonly name: string;
  /** The `pg` pool that the shared counters are kept through. */
  readonly pool: object;
  readonly jobs: SyncJobs;
  /** Of chat sync. */
  readonly queue: string;
  readonly store: ChatStore<Content, State>;
  readonly fileCache: FileCache & {
    /** Some file that the bot knows, a recent one; null when there is none. */
    newest(bot: string): Promise<string | null>;
  };
  readonly handled: HandledUpdates;
  readonly setAside: SetAside & {
    /** Of jobs that have all of them tried again. */
    readonly queue: string;
    /** The oldest first. */
    all(): Promise<{ readonly update: object; readonly tries: number }[]>;
  };
  readonly ornaments: OrnamentMemory;
  /** Of many processes one polls for a bot. */
  readonly pollingLease: (telegramId: bigint) => PollingLease;
  /** True when a failure of the database will pass. */
  readonly isTransient: (error: unknown) => boolean;
  /** True when it means that the database is not there; that is told then, once for everybody who asks. */
  readonly isAway: (error: unknown) => boolean;
  /** True when the database takes writes. Never rejects. */
  readonly databaseWorks: () => Promise<boolean>;
  /** What a job throws to be tried again after that many seconds. */
  readonly retryAfter: (seconds: number) => Error;
  /** Told who the bot is, before the first update is handled. */
  readonly register: (me: { readonly telegramId: bigint; readonly username: string }) => Promise<void>;
  readonly recordBlock: (chatId: bigint, blocked: boolean) => Promise<void>;
  readonly enter: (chatId: bigint, sender: SenderInfo) => Promise<Chat>;
  readonly say: (chat: Chat, content: QueuedContent) => Promise<void>;
  /** Leaves whatever the person is in; tells what that was, null: nothing. */
  readonly leave: (chat: Chat, from: "command" | "question") => Promise<string | null>;
  readonly setLanguage: (chat: Chat, to: string) => Promise<void>;
}

/** What makes one bot this bot. An update passes its features in this order. */
export interface BotDesign<Chat, Content, State extends ChatState<Content>> {
  readonly translator: Translator;
  readonly renderer: ChatRenderer<Content, State>;
  /** Names of the commands to register, in the order of the menu. */
  readonly commands: readonly string[];
  /** The name of the other bot, whose files this one sends on. */
  readonly peer: string;
  /** What happens in groups, before the person of a private chat is met. */
  readonly groups?: readonly Middleware<ConversationContext<Chat>>[];
  /** Says what the features after it refuse. */
  readonly refusals: Middleware<ConversationContext<Chat>>;
  readonly features: readonly Middleware<ConversationContext<Chat>>[];
  /** After `/exit` and `/language`: what takes whatever is written, the unhandled last. */
  readonly last: readonly Middleware<ConversationContext<Chat>>[];
}
