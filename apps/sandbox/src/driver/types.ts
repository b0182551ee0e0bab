/** The control API of apps/sandbox as far as tests use it; described there in src/control/contract.ts. */

export interface Person {
  id: number;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code: string;
  phone: string;
  active: boolean;
}
export type PersonWish = { first_name: string } & Partial<Omit<Person, "active">>;

export interface Entity {
  type: string;
  offset: number;
  length: number;
  url?: string;
}

export interface Button {
  text: string;
  style?: string;
  callback_data?: string;
  url?: string;
  copy_text?: { text: string };
  web_app?: { url: string };
}

/** A message as the person sees it. */
export interface Message {
  message_id: number;
  /** The forum topic it is in; none: General, or no forum. */
  thread_id?: number;
  from: { id: number; is_bot: boolean; name: string };
  /** Unix seconds. */
  date: number;
  edit_date?: number;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  file?: {
    kind: MediaItem["kind"];
    file_unique_id: string;
    url: string;
    file_size: number;
    file_name?: string;
    mime_type?: string;
    duration?: number;
  };
  media_group_id?: string;
  contact?: { phone_number: string; first_name: string; last_name?: string; user_id?: number };
  location?: { latitude: number; longitude: number };
  inline_keyboard?: Button[][];
  /** `quoted`: the text is the part that was quoted. */
  reply_to?: { message_id: number; name: string; text: string; quoted?: boolean };
  forwarded_from?: string;
  pinned_message_id?: number;
  /** A group's grey line: who came or went, what became of a topic. */
  service?: { type: string; names?: string[]; title?: string };
  pinned: boolean;
  silent: boolean;
  reactions: { from_id: number; emoji: string }[];
}

/** What stands in place of the usual keyboard: buttons, or (with no buttons) a forced reply. */
export interface ReplyKeyboard {
  /** The message that brought it. */
  message_id: number;
  buttons: { text: string; style?: string; request_contact?: boolean }[][];
  resize: boolean;
  one_time: boolean;
  persistent: boolean;
  /** A one-time keyboard that was used: put away, still to be had. */
  used: boolean;
  force_reply: boolean;
  placeholder?: string;
}

export interface ChatState {
  bot: string;
  chat_id: number;
  started: boolean;
  blocked: boolean;
  pinned: number[];
  keyboard: ReplyKeyboard | null;
  menu_button: Record<string, unknown>;
}

export interface AdminRights {
  can_manage_topics: boolean;
  can_pin_messages: boolean;
  can_delete_messages: boolean;
}

export interface Topic {
  thread_id: number;
  name: string;
  icon_color: number;
  closed: boolean;
}

export interface GroupState {
  chat_id: number;
  title: string;
  is_forum: boolean;
  basic: boolean;
  pinned: number[];
  members: ({
    id: number;
    name: string;
    is_bot: boolean;
    username?: string;
    status: "creator" | "administrator" | "member";
  } & Partial<AdminRights>)[];
  topics: Topic[];
}

export interface BotInfo {
  id: number;
  username: string;
  first_name: string;
  description: string;
  short_description: string;
  commands: { command: string; description: string }[];
  menu_button: Record<string, unknown>;
}

export interface CallbackAnswer {
  text?: string;
  show_alert: boolean;
  url?: string;
}
export interface TapResult {
  message_id: number;
  /** null: the button makes no callback (a link, a copy button). */
  callback_query_id: string | null;
  button: Button | null;
  /** null: not answered in time. */
  answer: CallbackAnswer | null;
}
/** Which button: its text, its place, or any callback data, as a changed client could send it. */
export interface TapWish {
  message_id?: number;
  row?: number;
  column?: number;
  text?: string;
  data?: string;
  /** Only a message of this topic. */
  topic?: number;
}

export interface ApiCall {
  seq: number;
  bot: string;
  method: string;
  params: Record<string, unknown>;
  /** Unix milliseconds by the sandbox's clock. */
  at: number;
  duration_ms: number;
  answer: { ok?: boolean; result?: unknown; error_code?: number; description?: string; dropped?: boolean };
}
export interface CallFilter {
  bot?: string;
  method?: string;
  chat_id?: number;
  ok?: boolean;
  after?: number;
  limit?: number;
}

/** A code that the Gateway sent to a phone. */
export interface PhoneCode {
  request_id: string;
  phone_number: string;
  code: string;
  status: "delivered" | "read" | "expired" | "revoked";
  /** Unix milliseconds by the sandbox's clock, as is the next. */
  sent_at: number;
  /** null: sent without a time to live. */
  expires_at: number | null;
  /** Somebody has looked at it on the page. */
  seen: boolean;
  sender_username?: string;
  payload?: string;
}

export interface FaultWish {
  kind: "429" | "5xx" | "timeout" | "drop" | "drop_after" | "slow";
  /** A bot's username, or "gateway". */
  bot?: string;
  /** Without it: every method but getUpdates. */
  method?: string;
  chat_id?: number;
  retry_after?: number;
  ms?: number;
  probability?: number;
  times?: number;
  until?: number;
}

export interface Settings {
  limits: {
    enabled: boolean;
    per_chat_per_second: number;
    per_chat_burst: number;
    per_bot_per_second: number;
    per_group_per_minute: number;
  };
  call_log: { enabled: boolean };
  clock_offset_ms: number;
}

export interface MediaItem {
  kind: "photo" | "document" | "video" | "voice" | "video_note" | "audio" | "animation" | "sticker";
  /** May be missing with a declared size. */
  bytes?: Uint8Array;
  /** The size Telegram shows, e.g. over the 20 MB bots may download, without so many bytes. */
  declared_size?: number;
  file_name?: string;
  mime_type?: string;
  caption?: string;
  width?: number;
  height?: number;
  /** Seconds. */
  duration?: number;
  /** A sticker's. */
  emoji?: string;
}

/** Where a message goes and what it answers. */
export interface PlaceOptions {
  /** In a forum: the thread to write into. */
  topic?: number;
  /** In a group: an administrator writes in its name. */
  anonymous?: boolean;
  reply_to?: number;
  /** A part of that message; `position` tells equal parts apart. */
  quote?: { text: string; position?: number };
}
