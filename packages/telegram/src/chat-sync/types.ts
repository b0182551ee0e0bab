import type { ChatState } from "@gotovo/domain";
import type { InlineKeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove } from "grammy/types";
import type { RelayTopic } from "../relay/topic.ts";
import type { RelayStep } from "../relay/types.ts";

/** A card as a chat should show it now. */
export interface DesiredCard {
  /** What it is about (`subject` of the domain). */
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
  /** True: too much has come below it, so it is posted again at the bottom, silently. */
  readonly sunk?: boolean;
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
  /** The message that it answers. */
  readonly replyTo?: number | undefined;
}

/** A message of a dialog to be shown as it is now. */
export interface OutgoingRelay {
  readonly relay: readonly RelayStep[];
  /** In a forum: the topic of its dialog. */
  readonly topic?: RelayTopic;
}

/** What a bot says of a chat: its cards in the order they should stand, and how a queued message reads. */
export interface ChatRenderer<Content, State extends ChatState<Content>> {
  /**
   * Begins to read what the cards are made of, beside the reading of the chat itself. The cards are asked for only when
   * no message waits: those go first, and the chat is read again after them.
   */
  load(chatId: bigint): (state: State) => Promise<readonly DesiredCard[]>;
  /** Null for what is not to be shown in this chat any more; `failed` names a reason that whoever wrote it is told. */
  message(
    content: Content,
    state: State,
  ): OutgoingMessage | OutgoingRelay | { readonly failed: string } | null;
}
