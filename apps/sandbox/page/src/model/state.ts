import type {
  Bot,
  CallbackAnswer,
  ChatState,
  ChatView,
  Code,
  GroupState,
  GroupView,
  Person,
  ReplyKeyboard,
  SandboxEvent,
  Topic,
} from "../../../src/control/contract.ts";
import type { DisplayMessage } from "../../../src/control/messages.ts";

export type {
  Bot,
  CallbackAnswer,
  ChatState,
  ChatView,
  Code,
  DisplayMessage,
  GroupState,
  GroupView,
  Person,
  ReplyKeyboard,
  SandboxEvent,
  Topic,
};

/** A private chat, by the bot's username and the person's id. */
export interface PrivatePlace {
  readonly bot: string;
  readonly chat_id: number;
}
/** A person's place in a group, and in a forum the topic they look at; none: General. */
export interface GroupPlace {
  readonly group: number;
  readonly person: number;
  readonly topic?: number | undefined;
}
/** Where a person reads and writes. */
export type ChatPlace = PrivatePlace | GroupPlace;

/** Names one chat everywhere on the page; a group for all its people alike. */
export const chatKey = (place: PrivatePlace | Pick<GroupPlace, "group">): string =>
  "group" in place ? `group:${place.group}` : `${place.bot}/${place.chat_id}`;

/** What is unread is counted by topic. */
export const unreadKey = (place: PrivatePlace | Pick<GroupPlace, "group" | "topic">): string =>
  "group" in place ? `${chatKey(place)}#${place.topic ?? ""}` : chatKey(place);

/** A tapped inline button whose bot has not answered yet. */
export interface PendingTap {
  readonly message_id: number;
  readonly row: number;
  readonly column: number;
  /** What the button said to its bot when it was tapped: by then it may stand elsewhere. */
  readonly data?: string | undefined;
  /** Unknown until the sandbox has accepted the tap. */
  readonly query_id: string | null;
}

/** What an open chat of either kind has. */
export interface Talk {
  /** Oldest first. */
  readonly messages: DisplayMessage[];
  readonly hasOlder: boolean;
  /** Events up to this one are contained already. */
  readonly seen: number;
  /** "typing" and the like, until the bot's next message. A new object for each time the bot says so. */
  readonly doing: { action: string; thread_id?: number | undefined } | null;
  readonly taps: PendingTap[];
  /** Queries answered before the page learnt their ids. */
  readonly answered: string[];
  /** The answer to a tap that is being shown. */
  readonly tapAnswer: { id: string; person_id: number; answer: CallbackAnswer } | null;
}

/** One open private chat as the page knows it. */
export interface ChatModel extends Talk {
  readonly chat: ChatState;
  readonly person: Person;
  readonly bot: Bot;
}

/** One open group, with the messages of all its topics. */
export interface GroupModel extends Talk {
  readonly group: GroupState;
}

export type Connection = "connecting" | "live" | "lost";

export interface State {
  readonly connection: Connection;
  readonly people: Person[];
  readonly bots: Bot[];
  readonly chats: Record<string, ChatModel>;
  readonly groups: Record<string, GroupModel>;
  /** Grows with every change of any group, seen or not: lists of groups are read again then. */
  readonly groupChanges: number;
  /** Events that arrived while a chat was being read, by chat. */
  readonly waiting: Record<string, { id: number; event: SandboxEvent }[]>;
  /** Messages of bots nobody has looked at yet, by `unreadKey`. */
  readonly unread: Record<string, number>;
  /** Sent to phones, the newest first. */
  readonly codes: Code[];
  /** By how many milliseconds the sandbox's clock is ahead of this browser's. */
  readonly clockAhead: number;
}

export const initialState: State = {
  connection: "connecting",
  people: [],
  bots: [],
  chats: {},
  groups: {},
  groupChanges: 0,
  waiting: {},
  unread: {},
  codes: [],
  clockAhead: 0,
};

export type Action =
  | { type: "connection"; connection: Connection }
  | { type: "directory"; people: Person[]; bots: Bot[] }
  | { type: "codes"; codes: Code[]; clockAhead: number }
  | { type: "chat_loading"; key: string }
  | { type: "chat_loaded"; view: ChatView; complete: boolean }
  | { type: "group_loaded"; view: GroupView; complete: boolean }
  /** `gone`: the sandbox knows no such chat (any longer). */
  | { type: "chat_load_failed"; key: string; gone: boolean }
  | { type: "chat_older"; key: string; messages: DisplayMessage[]; complete: boolean }
  | { type: "event"; id: number; event: SandboxEvent }
  | { type: "message_sent"; key: string; message: DisplayMessage }
  | { type: "message_removed"; key: string; message_id: number }
  | { type: "person_saved"; person: Person }
  | { type: "tap_started"; key: string; tap: Omit<PendingTap, "query_id"> }
  | { type: "tap_accepted"; key: string; tap: Omit<PendingTap, "query_id">; query_id: string | null }
  | { type: "tap_given_up"; key: string; tap: Omit<PendingTap, "query_id"> }
  | { type: "tap_answer_closed"; key: string }
  | { type: "doing_over"; key: string }
  | { type: "read"; key: string };
