import type { CallbackAnswer } from "../control/contract.ts";

/** What happened, without its picture: that is drawn when somebody looks, so that nobody looking costs nothing. */
export type Happening =
  | ({ type: "message_new" | "message_edited"; message_id: number } & InChat)
  | ({ type: "message_deleted"; message_ids: number[] } & InChat)
  | ({
      type: "callback_answered";
      person_id: number;
      message_id: number;
      callback_query_id: string;
      answer: CallbackAnswer;
    } & InChat)
  | ({ type: "chat_changed" } & InChat)
  | { type: "person_changed"; person_id: number }
  | { type: "code_changed"; request_id: string }
  | { type: "bot_changed"; bot_id: number }
  | ({ type: "chat_action"; action: string; thread_id?: number } & InChat)
  | { type: "resync" };

/** A private chat by its bot and person; a group, which belongs to no one bot, by its id alone. */
export interface InChat {
  readonly bot_id: number | null;
  readonly chat_id: number;
}

export interface Recorded {
  readonly id: number;
  readonly happening: Happening;
}

type Listener = (recorded: Recorded) => void;

/** The live stream behind /sandbox/events: the newest events, numbered without gaps. */
export interface EventLog {
  readonly lastId: () => number;
  /** The id of the newest event of a chat; that after which ids began when there was none. */
  readonly lastIn: (chat: InChat) => number;
  readonly emit: (happening: Happening) => void;
  /** Events after an id; undefined when some of them are gone already (or the id is from another life). */
  readonly since: (id: number) => Recorded[] | undefined;
  readonly subscribe: (listener: Listener) => () => void;
}

/** @param firstId the id after which to number, so that ids go on over a restart. */
export function createEventLog(firstId: number, capacity = 20_000): EventLog {
  let last = firstId;
  let kept: Recorded[] = [];
  const newest = new Map<string, number>();
  const listeners = new Set<Listener>();
  return {
    lastId: () => last,
    lastIn: (chat) => newest.get(keyOf(chat)) ?? firstId,
    emit(happening) {
      last += 1;
      if ("chat_id" in happening) newest.set(keyOf(happening), last);
      const recorded = { id: last, happening };
      kept.push(recorded);
      if (kept.length > 2 * capacity) kept = kept.slice(-capacity);
      for (const listener of listeners) listener(recorded);
    },
    since(id) {
      const missing = last - id;
      if (missing < 0 || missing > kept.length) return undefined;
      return missing === 0 ? [] : kept.slice(-missing);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const keyOf = ({ bot_id, chat_id }: InChat) => `${bot_id} ${chat_id}`;
