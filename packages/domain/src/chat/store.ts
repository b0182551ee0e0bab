import type { RelayRecord, TopicRecord, TopicTurn } from "./relay.ts";
import type { Retry } from "./retry.ts";

/** A card as it was last shown. */
export interface ShownCard {
  /** What it is about (`subject`). */
  readonly subject: string;
  readonly messageId: number | null;
  /** Hash of what the message shows. */
  readonly shown: string | null;
  /** The last state that was heard. */
  readonly alert: string | null;
  /** An older message of the same card that is still to be deleted. */
  readonly replacedMessageId: number | null;
  /** The person asked for it again: it is posted again at the bottom. */
  readonly repost: boolean;
  readonly pinned: boolean;
}

/** The same with what the person opened on it. */
export interface OpenedCard extends ShownCard {
  readonly expanded: boolean;
  readonly prompt: string | null;
  readonly promptVersion: number | null;
}

/** What was just shown on a card. */
export interface CardRecord {
  readonly subject: string;
  readonly messageId: number;
  readonly shown: string;
  readonly alert: string | null;
  readonly replacedMessageId: number | null;
  readonly settled: boolean;
  /** What of it was asked for, when it shows one of several views. */
  readonly view?: string | undefined;
}

/** Something that waits to be sent. */
export interface QueuedMessage<Content> {
  /** Decimal text. */
  readonly id: string;
  readonly content: Content;
  readonly silent: boolean;
  /** Milliseconds until its time comes: neither it nor what follows it goes before. */
  readonly waitMs?: number;
  /** How often it was tried again. */
  readonly tries?: number;
  /** One of many to many chats: at most one of them is under way, so that a kill can repeat but one. */
  readonly oneByOne?: boolean;
}

/** What the store knows of a chat; a bot's own store may know more. */
export interface ChatState<Content> {
  readonly chatId: bigint;
  readonly blocked: boolean;
  readonly cards: readonly ShownCard[];
  /** Not sent yet, oldest first. */
  readonly messages: readonly QueuedMessage<Content>[];
  /** Of a forum: topics that have to be closed or reopened. */
  readonly topics?: readonly TopicTurn[];
}

/** The durable side of chat sync. */
export interface ChatStore<Content, State extends ChatState<Content>> {
  /** Null for a chat that never began. */
  read(chatId: bigint): Promise<State | null>;
  /** Cards that have had their last edit, and are wanted again. */
  findSettled(chatId: bigint, subjects: readonly string[]): Promise<readonly ShownCard[]>;
  recordCard(chatId: bigint, card: CardRecord): Promise<void>;
  recordPinned(chatId: bigint, subject: string, messageId: number): Promise<void>;
  forgetCard(chatId: bigint, subject: string): Promise<void>;
  /** @param messageId null for what is more than one message */
  recordSent(id: string, messageId: number | null): Promise<void>;
  recordRelayed(chatId: bigint, records: readonly RelayRecord[]): Promise<void>;
  recordTopic(chatId: bigint, record: TopicRecord): Promise<void>;
  /** It is to be tried again; with the rest of its album. */
  recordPostponed(id: string, retry: Retry): Promise<void>;
  recordFailed(id: string, reason: string): Promise<void>;
  recordBlock(chatId: bigint): Promise<void>;
}
