import type { MessageContent } from "../dialog/content.ts";

/** Why a chat does not show what was sent as it is. */
export type LossReason = "too_big" | "file" | "forbidden" | "refused";

/**
 * How a chat shows what it could not be given as it is: a file of another kind, in words (what it was, and its caption),
 * or, of an album, each file by itself.
 */
export interface Fallback {
  readonly form: "document" | "video" | "words" | "alone";
  /** Of what: another file in its place is tried as it is (`fallbackKey`). */
  readonly of: string;
  readonly reason: LossReason;
}

/** What of a message a fallback is about: its file, or what kind of message it is. */
export function fallbackKey(content: MessageContent): string {
  return content.kind === "media" ? content.file.uniqueId : content.kind;
}

/** A file of which only words are shown: it has not arrived. */
export function isLost(content: MessageContent, fallback: Fallback | null | undefined): boolean {
  return content.kind === "media" && fallback?.form === "words" && fallback.of === content.file.uniqueId;
}

/** A message of a dialog as one chat has to show it, with what that chat shows of it already. */
export interface RelayedMessage {
  /** Decimal text. */
  readonly id: string;
  readonly content: MessageContent;
  /** The bot it was written to, whose file ids it holds; null for texts that came another way. */
  readonly sourceBot: string | null;
  /** Its id in this very chat, if it was written here: then it is not copied, but may carry a reaction. */
  readonly sourceMessageId: number | null;
  /** The reaction that the bot shows on it where it was written. */
  readonly sourceReaction: string | null;
  readonly copies: readonly RelayedCopy[];
  /** How this chat shows it when it could not be given it as it is. */
  readonly fallback?: Fallback | null;
  /** What it replies to, as this chat knows that message. */
  readonly replyTo: number | null;
}

/** One message of a chat that shows a message of a dialog, or one part of it. */
export interface RelayedCopy {
  readonly messageId: number;
  readonly part: number;
  readonly shown: string;
  readonly reaction: string | null;
}

/** One part of one message of a dialog. */
export interface PartRef {
  /** Of the message of the dialog, decimal text. */
  readonly id: string;
  readonly part: number;
}

/** What came of showing a message of a dialog in a chat, to be remembered: messages that are new, changed or gone. */
export type RelayRecord =
  | (PartRef & { readonly do: "copy"; readonly messageId: number; readonly shown: string })
  | { readonly do: "gone"; readonly messageId: number }
  | ({ readonly do: "fallback"; readonly id: string; readonly lost: boolean } & Fallback)
  | {
      readonly do: "reacted";
      /** Of the message of the dialog when it was written here; null for a copy. */
      readonly source: string | null;
      readonly messageId: number;
      readonly emoji: string | null;
    };

/** A topic that is not as it should be. */
export interface TopicTurn {
  readonly dialogId: string;
  readonly topicId: number;
  /** What it should be. */
  readonly closed: boolean;
}

/** What became of the topic of a dialog in a team group, to be remembered. */
export type TopicRecord =
  | {
      readonly do: "named";
      readonly dialogId: string;
      readonly topicId: number;
      readonly title: string;
      readonly isNew: boolean;
    }
  /** What it begins with has been posted. */
  | { readonly do: "introduced"; readonly dialogId: string; readonly topicId: number }
  | ({ readonly do: "turned" } & TopicTurn)
  /** Somebody deleted it, with all that was in it. */
  | { readonly do: "gone"; readonly dialogId: string; readonly topicId: number }
  /** The bot may not make topics in this group (any longer). */
  | { readonly do: "forbidden" };
