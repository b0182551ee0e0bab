import type { InlineKeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove } from "grammy/types";
import type { RelayTopic, TopicRecord, TopicTurn } from "../relay/topic.ts";
import type { RelayRecord, RelayStep } from "../relay/types.ts";

/** A card as a chat should show it now. */
export interface DesiredCard {
  /** What it is about: an order's id, or the name of a chat's one-off card. */
  readonly subject: string;
  /** HTML. */
  readonly text: string;
  readonly keyboard: readonly (readonly InlineKeyboardButton[])[];
  /** A state that must be heard: when it is new, the card is posted again at the bottom, with sound. */
  readonly alert: string | null;
  /** False: this card never makes a sound. */
  readonly sound: boolean;
  /** True: a new alert is only noted, and the card edited where it stands. */
  readonly inPlace?: boolean;
  /** True: this is its last state; it stays in the chat and is not looked after any more. */
  readonly settled: boolean;
  /** What of it was asked for; it settles only if nothing else was asked for meanwhile. */
  readonly view?: string;
  /** True: others go first (a header that follows them). */
  readonly background?: boolean;
  /** True: somebody has just asked for it and waits: it goes before the others when it is posted. */
  readonly urgent?: boolean;
  /** True: it stands at the top of the chat for good. */
  readonly pinned?: boolean;
}

/** A card as it was last shown. */
export interface ShownCard {
  readonly subject: string;
  readonly messageId: number | null;
  readonly shown: string | null;
  readonly alert: string | null;
  readonly replacedMessageId: number | null;
  readonly repost: boolean;
  readonly pinned?: boolean;
}

/** A message to send. */
export interface OutgoingMessage {
  readonly text: string;
  readonly keyboard: readonly (readonly InlineKeyboardButton[])[];
  /** Instead of buttons under the message: those in the place of the phone's keyboard, or their end. */
  readonly replyKeyboard?: ReplyKeyboardMarkup | ReplyKeyboardRemove;
  /** A file with the text as its caption. */
  readonly file?: {
    readonly kind: "photo" | "document";
    readonly name: string;
    readonly make: () => Promise<Uint8Array>;
  };
  /** In a forum: the topic it goes to, instead of General. */
  readonly topicId?: number | undefined;
}

/** A message of a dialog to be shown as it is now. */
export interface OutgoingRelay {
  readonly relay: readonly RelayStep[];
  /** In a forum: the topic of its dialog. */
  readonly topic?: RelayTopic;
}

export interface QueuedMessage<Content> {
  readonly id: string;
  readonly content: Content;
  readonly silent: boolean;
  /** Milliseconds until its time comes: neither it nor what follows it goes before. */
  readonly waitMs?: number;
  /** One of many to many chats: at most one of them is under way, so that a kill can repeat but one. */
  readonly oneByOne?: boolean;
}

/** What the store knows of a chat; a bot's own store may know more. */
export interface ChatState<Content> {
  readonly chatId: bigint;
  readonly blocked: boolean;
  readonly cards: readonly ShownCard[];
  readonly messages: readonly QueuedMessage<Content>[];
  /** Of a forum: topics that have to be closed or reopened. */
  readonly topics?: readonly TopicTurn[];
}

/** The durable side of chat sync, as the app hands it in. */
export interface ChatStore<Content, State extends ChatState<Content>> {
  read(chatId: bigint): Promise<State | null>;
  findSettled(chatId: bigint, subjects: readonly string[]): Promise<readonly ShownCard[]>;
  recordCard(
    chatId: bigint,
    card: {
      readonly subject: string;
      readonly messageId: number;
      readonly shown: string;
      readonly alert: string | null;
      readonly replacedMessageId: number | null;
      readonly settled: boolean;
      readonly view?: string | undefined;
    },
  ): Promise<void>;
  recordPinned(chatId: bigint, subject: string, messageId: number): Promise<void>;
  forgetCard(chatId: bigint, subject: string): Promise<void>;
  /** @param messageId null for what is more than one message */
  recordSent(id: string, messageId: number | null): Promise<void>;
  recordRelayed(chatId: bigint, records: readonly RelayRecord[]): Promise<void>;
  recordTopic(chatId: bigint, record: TopicRecord): Promise<void>;
  recordFailed(id: string, reason: string): Promise<void>;
  recordBlock(chatId: bigint): Promise<void>;
}

/** What a bot says of a chat: its cards in the order they should stand, and how a queued message reads. */
export interface ChatRenderer<Content, State extends ChatState<Content>> {
  /**
   * Begins to read what the cards are made of, beside the reading of the chat itself. The cards are asked for only when
   * no message waits: those go first, and the chat is read again after them.
   */
  load(chatId: bigint): (state: State) => Promise<readonly DesiredCard[]>;
  /** Null for what is not to be shown in this chat any more. */
  message(content: Content, state: State): OutgoingMessage | OutgoingRelay | null;
}
