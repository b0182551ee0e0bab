import type { Person, ReplyKeyboard } from "../control/contract.ts";
import type { DisplayFile, DisplayMessage, InlineButton } from "../control/messages.ts";
import type { Formatted } from "../text/formatted.ts";
import type { Quote } from "../text/quote.ts";

export type { Formatted, InlineButton, Person };

/** What a person or bot put into a message. */
export type Content =
  | { kind: "text"; body: Formatted; link_preview_options?: unknown }
  | { kind: "file"; file: FileView; caption: Formatted; show_caption_above_media?: boolean }
  | { kind: "contact"; contact: NonNullable<DisplayMessage["contact"]> }
  | { kind: "location"; location: NonNullable<DisplayMessage["location"]> }
  | { kind: "pin"; message_id: number };

/** How a message shows a stored file: the same bytes may be a photo here and a document there. */
export type FileView = Omit<DisplayFile, "url">;

/** Bytes with what their first sender said about them; sent again by file_id they keep it. */
export interface StoredFile extends Omit<FileView, "kind" | "file_size" | "has_spoiler"> {
  bytes: Uint8Array;
  /** The size shown instead of the bytes' own. */
  declared_size?: number;
}

export interface Message {
  message_id: number;
  from_id: number;
  /** Unix seconds. */
  date: number;
  edit_date?: number;
  /** Only a change of the content makes a message "edited" to people; a change of buttons does not. */
  content_edited?: boolean;
  content: Content;
  inline_keyboard?: InlineButton[][];
  /** Its reply markup was a keyboard, a removal or a forced reply: such a message cannot be edited. */
  had_other_markup?: boolean;
  reply_to?: number;
  quote?: Quote;
  forwarded_from?: { id: number; date: number };
  media_group_id?: string;
  silent: boolean;
  protect_content?: boolean;
  effect_id?: string;
  reactions: { from_id: number; emoji: string }[];
}

/** A private chat of a person and a bot. Supergroups will be another kind, shared by several bots. */
export interface Chat {
  kind: "private";
  key: string;
  bot_id: number;
  /** As bots see it: the person's id. */
  chat_id: number;
  started: boolean;
  blocked: boolean;
  messages: Map<number, Message>;
  next_message_id: number;
  pinned: number[];
  keyboard: ReplyKeyboard | null;
  menu_button?: Record<string, unknown>;
}

/** An update without its number: {message: …} or {callback_query: …}. */
export type UpdateBody = Record<string, unknown>;
export type Update = UpdateBody & { update_id: number };

export interface Webhook {
  url: string;
  secret_token?: string;
  max_connections: number;
  last_error?: { date: number; message: string };
}

/** Texts by language code; "" is the one for everybody else. */
export type Localized = Map<string, string>;

export interface Bot {
  id: number;
  token: string;
  username: string;
  first_name: string;
  names: Localized;
  descriptions: Localized;
  short_descriptions: Localized;
  /** By scope and language, see commands.ts. */
  commands: Map<string, { command: string; description: string }[]>;
  menu_button: Record<string, unknown>;
  next_update_id: number;
  /** undefined: Telegram's default, all but chat_member and the reactions. */
  allowed_updates: string[] | undefined;
  webhook: Webhook | undefined;
}

export interface CallbackQuery {
  id: string;
  bot_id: number;
  chat_id: number;
  message_id: number;
  /** Unix milliseconds. */
  at: number;
}
