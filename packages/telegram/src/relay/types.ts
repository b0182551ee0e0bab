import type { Fallback, FileRef, Formatted, MediaKind, MessageContent, PartRef, Quote } from "@gotovo/domain";
import type { InlineKeyboardButton } from "grammy/types";

export type Keyboard = readonly (readonly InlineKeyboardButton[])[];

/** What goes around a message: who wrote it, and its buttons. */
export interface Frame {
  /** Before the text: the sender's name, in bold. */
  readonly head: Formatted;
  /** After it: where the message was forwarded from, what it replies to (`contextOf`). */
  readonly context: Formatted;
  readonly keyboard: Keyboard;
  /** Albums can have no buttons: this text with the keyboard follows them. Null: none does. */
  readonly albumNote: string | null;
  /** In place of what the chat could not be given: what it was, and why. */
  readonly inWords: (content: MessageContent, fallback: Fallback) => string;
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
      readonly title?: string | undefined;
      readonly address?: string | undefined;
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
