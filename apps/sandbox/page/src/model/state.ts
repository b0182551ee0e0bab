import type {
  Bot,
  CallbackAnswer,
  ChatState,
  ChatView,
  Person,
  SandboxEvent,
} from "../../../src/control/contract.ts";
import type { DisplayMessage } from "../../../src/control/messages.ts";

export type { Bot, CallbackAnswer, ChatState, ChatView, DisplayMessage, Person, SandboxEvent };

/** Names one chat everywhere on the page. */
export interface ChatPlace {
  bot: string;
  chat_id: number;
}

export const chatKey = ({ bot, chat_id }: ChatPlace): string => `${bot}/${chat_id}`;

/** A tapped inline button whose bot has not answered yet. */
export interface PendingTap {
  message_id: number;
  row: number;
  column: number;
  /** Unknown until the sandbox has accepted the tap. */
  query_id: string | null;
}

/** One open chat as the page knows it. */
export interface ChatModel {
  chat: ChatState;
  person: Person;
  bot: Bot;
  /** Oldest first. */
  messages: DisplayMessage[];
  hasOlder: boolean;
  /** Events up to this one are contained already. */
  seen: number;
  /** "typing" and the like, until the bot's next message. A new object for each time the bot says so. */
  doing: { action: string } | null;
  taps: PendingTap[];
  /** Queries answered before the page learnt their ids. */
  answered: string[];
  /** The answer to a tap that is being shown. */
  notice: { id: string; answer: CallbackAnswer } | null;
}

export type Connection = "connecting" | "live" | "lost";

export interface State {
  connection: Connection;
  people: Person[];
  bots: Bot[];
  chats: Record<string, ChatModel>;
  /** Events that arrived while a chat was being read, by chat. */
  waiting: Record<string, { id: number; event: SandboxEvent }[]>;
  /** Messages of bots nobody has looked at yet, by chat. */
  unread: Record<string, number>;
}

export const initialState: State = {
  connection: "connecting",
  people: [],
  bots: [],
  chats: {},
  waiting: {},
  unread: {},
};

export type Action =
  | { type: "connection"; connection: Connection }
  | { type: "directory"; people: Person[]; bots: Bot[] }
  | { type: "chat_loading"; key: string }
  | { type: "chat_loaded"; view: ChatView; complete: boolean }
  /** `gone`: the sandbox knows no such chat (any more). */
  | { type: "chat_load_failed"; key: string; gone: boolean }
  | { type: "chat_older"; key: string; messages: DisplayMessage[]; complete: boolean }
  | { type: "event"; id: number; event: SandboxEvent }
  | { type: "message_sent"; key: string; message: DisplayMessage }
  | { type: "message_removed"; key: string; message_id: number }
  | { type: "person_saved"; person: Person }
  | { type: "tap_started"; key: string; tap: Omit<PendingTap, "query_id"> }
  | { type: "tap_accepted"; key: string; tap: Omit<PendingTap, "query_id">; query_id: string | null }
  | { type: "tap_given_up"; key: string; tap: Omit<PendingTap, "query_id"> }
  | { type: "notice_closed"; key: string }
  | { type: "doing_over"; key: string }
  | { type: "read"; key: string };
