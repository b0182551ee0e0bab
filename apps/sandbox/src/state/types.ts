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
  | { kind: "venue"; venue: NonNullable<DisplayMessage["venue"]> }
  /** Any other kind, as the fields of a Bot API Message that hold it. */
  | { kind: "other"; fields: Record<string, unknown>; service?: boolean }
  | { kind: "pin"; message_id: number }
  | { kind: "service"; note: ServiceNote };

/** What happened to a group, as the grey line in it says. */
export type ServiceNote =
  | { type: "group_created"; title: string }
  | { type: "migrated_to"; chat_id: number }
  | { type: "migrated_from"; chat_id: number }
  | { type: "title_changed"; title: string }
  | { type: "members_joined"; member_ids: number[] }
  | { type: "member_left"; member_id: number }
  | { type: "topic_created"; name: string; icon_color: number; icon_custom_emoji_id?: string }
  | { type: "topic_edited"; name?: string; icon_custom_emoji_id?: string }
  | { type: "topic_closed" }
  | { type: "topic_reopened" };

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
  /** The forum topic it is in; none: General, or no forum. */
  thread_id?: number;
  /** An administrator wrote it in the name of the group: bots are not told who. */
  anonymous?: boolean;
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
  forwarded_from?: ForwardOrigin;
  /** It answers a message that the bot cannot see: of another chat, or gone. */
  external_reply?: { origin: ForwardOrigin; fields: Record<string, unknown> };
  media_group_id?: string;
  silent: boolean;
  protect_content?: boolean;
  effect_id?: string;
  reactions: { from_id: number; emoji: string }[];
}

/** Where a forwarded message first stood. Dates are Unix seconds. */
export type ForwardOrigin = { date: number } & (
  | { type: "user"; id: number }
  | { type: "hidden_user"; name: string }
  | { type: "chat"; title: string; username?: string | undefined; signature?: string | undefined }
  | {
      type: "channel";
      title: string;
      username?: string | undefined;
      message_id: number;
      signature?: string | undefined;
    }
);

interface ChatBase {
  key: string;
  /** As bots see it: in a private chat the person's id, -100… in a group. */
  chat_id: number;
  messages: Map<number, Message>;
  next_message_id: number;
  /** The newest pin first. */
  pinned: number[];
  keyboard: ReplyKeyboard | null;
}

/** A private chat of a person and a bot. */
export interface PrivateChat extends ChatBase {
  kind: "private";
  bot_id: number;
  started: boolean;
  blocked: boolean;
  menu_button?: Record<string, unknown>;
}

/** A group: one chat with one numbering for all its people and bots. */
export interface Group extends ChatBase {
  kind: "supergroup";
  /** Not (yet) a supergroup: no topics. */
  basic?: boolean;
  /** It was upgraded: everything goes on in the supergroup of this id. */
  migrated_to?: number;
  title: string;
  is_forum: boolean;
  /** Those who left or were removed stay in the list as such. */
  members: Member[];
  topics: Topic[];
}

export type Chat = PrivateChat | Group;

export interface AdminRights {
  can_manage_topics: boolean;
  can_pin_messages: boolean;
  can_delete_messages: boolean;
}

/** A person or bot in a group; only an administrator has rights to tell. */
export interface Member {
  id: number;
  status: "creator" | "administrator" | "member" | "left" | "kicked";
  rights?: AdminRights;
}

/** A forum topic. Its thread is called by the id of the message that created it. */
export interface Topic {
  thread_id: number;
  name: string;
  icon_color: number;
  icon_custom_emoji_id?: string;
  closed: boolean;
  creator_id: number;
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
  person_id: number;
  message_id: number;
  /** Unix milliseconds. */
  at: number;
}

/** A verification message to a phone, as the Gateway keeps it. Times are Unix milliseconds. */
export interface Verification {
  request_id: string;
  phone_number: string;
  code: string;
  request_cost: number;
  sent_at: number;
  expires_at: number | null;
  read_at?: number;
  revoked_at?: number;
  /** Wrong codes asked about. */
  misses: number;
  checked?: { status: string; at: number; code_entered: string };
  sender_username?: string;
  payload?: string;
  /** Who sent it: nobody else may ask about it, and reports are signed with it. */
  access_token: string;
  callback_url?: string;
}
