import type { FileRef, Formatted, MediaKind, MessageContent, Quote } from "@gotovo/domain";
import type { InlineKeyboardButton } from "grammy/types";

export type Keyboard = readonly (readonly InlineKeyboardButton[])[];

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
  /** What it replies to, as this chat knows that message. */
  readonly replyTo: number | null;
}

export interface RelayedCopy {
  readonly messageId: number;
  readonly part: number;
  readonly shown: string;
  readonly reaction: string | null;
}

/** What goes around a message: who wrote it, and its buttons. */
export interface Frame {
  /** Before the text: the sender's name, in bold. */
  readonly head: Formatted;
  readonly keyboard: Keyboard;
  /** Albums can have no buttons: this text with the keyboard follows them. Null: none does. */
  readonly albumNote: string | null;
  /** The reaction that the bot has to show on it in this chat. */
  readonly reaction: string | null;
}

/** One message as Telegram takes it. */
export type Post =
  | { readonly kind: "text"; readonly body: Formatted; readonly keyboard: Keyboard }
  | {
      readonly kind: "media";
      readonly media: MediaKind;
      readonly file: FileRef;
      /** The bot that knows the file by this id. */
      readonly owner: string;
      readonly spoiler: boolean;
      readonly body: Formatted;
      readonly keyboard: Keyboard;
    }
  | {
      readonly kind: "location";
      readonly latitude: number;
      readonly longitude: number;
      readonly keyboard: Keyboard;
    }
  | {
      readonly kind: "contact";
      readonly phone: string;
      readonly firstName: string;
      readonly lastName: string | undefined;
      readonly vcard: string | undefined;
      readonly keyboard: Keyboard;
    };

export type MediaPost = Extract<Post, { kind: "media" }>;

export interface Reply {
  readonly messageId: number;
  readonly quote: Quote | undefined;
}

/** One part of one message of a dialog. */
export interface PartRef {
  /** Of the message of the dialog, decimal text. */
  readonly id: string;
  readonly part: number;
}

/** One thing to do so that a chat shows a message of a dialog as it is. */
export type RelayStep =
  | (PartRef & {
      readonly do: "send";
      readonly post: Post;
      readonly shown: string;
      readonly reply: Reply | null;
    })
  | {
      readonly do: "album";
      readonly items: readonly (PartRef & { readonly post: MediaPost; readonly shown: string })[];
      readonly reply: Reply | null;
    }
  | (PartRef & {
      readonly do: "edit";
      readonly how: "text" | "caption" | "media" | "keyboard";
      readonly messageId: number;
      readonly post: Post;
      readonly shown: string;
    })
  | { readonly do: "remove"; readonly messageId: number }
  | {
      readonly do: "react";
      /** Of the message of the dialog when it was written here; null for a copy. */
      readonly source: string | null;
      readonly messageId: number;
      readonly emoji: string | null;
    };

/** What came of a step, to be remembered: messages that are new, changed or gone. */
export type RelayRecord =
  | (PartRef & { readonly do: "copy"; readonly messageId: number; readonly shown: string })
  | { readonly do: "gone"; readonly messageId: number }
  | {
      readonly do: "reacted";
      readonly source: string | null;
      readonly messageId: number;
      readonly emoji: string | null;
    };
