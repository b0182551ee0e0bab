import { chatAfter } from "./chat-events.ts";
import { dropMessages, putMessage } from "./messages.ts";
import { type Action, type ChatModel, type ChatView, chatKey, type Person, type State } from "./state.ts";
import { tapAccepted, tapGivenUp, tapStarted } from "./taps.ts";

/** The page's state after an action. Pure; chats an action does not touch stay the same objects. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "connection":
      return { ...state, connection: action.connection };
    case "directory":
      return { ...state, people: action.people, bots: action.bots };
    case "chat_loading":
      return { ...state, waiting: { ...state.waiting, [action.key]: [] } };
    case "chat_loaded":
      return loaded(state, action.view, action.complete);
    case "chat_load_failed":
      return {
        ...state,
        waiting: without(state.waiting, action.key),
        chats: action.gone ? without(state.chats, action.key) : state.chats,
      };
    case "chat_older":
      return inChat(state, action.key, (chat) => ({
        ...chat,
        messages: [...action.messages, ...chat.messages],
        hasOlder: !action.complete,
      }));
    case "event":
      return afterEvent(state, action);
    case "message_sent":
      return inChat(state, action.key, (chat) => ({
        ...chat,
        messages: putMessage(chat.messages, action.message),
      }));
    case "message_removed":
      return inChat(state, action.key, (chat) => ({
        ...chat,
        messages: dropMessages(chat.messages, [action.message_id]),
      }));
    case "person_saved":
      return withPerson(state, action.person);
    case "tap_started":
      return inChat(state, action.key, (chat) => tapStarted(chat, action.tap));
    case "tap_accepted":
      return inChat(state, action.key, (chat) => tapAccepted(chat, action.tap, action.query_id));
    case "tap_given_up":
      return inChat(state, action.key, (chat) => tapGivenUp(chat, action.tap));
    case "notice_closed":
      return inChat(state, action.key, (chat) => ({ ...chat, notice: null }));
    case "doing_over":
      return inChat(state, action.key, (chat) => ({ ...chat, doing: null }));
    case "read":
      return state.unread[action.key] ? { ...state, unread: without(state.unread, action.key) } : state;
  }
}

function loaded(state: State, view: ChatView, complete: boolean): State {
  const key = chatKey(view.chat);
  const before = state.chats[key];
  const fresh: ChatModel = {
    chat: view.chat,
    person: view.person,
    bot: view.bot,
    messages: view.messages,
    hasOlder: !complete,
    seen: view.event_id,
    doing: null,
    taps: before?.taps ?? [],
    answered: before?.answered ?? [],
    notice: before?.notice ?? null,
  };
  const caughtUp = (state.waiting[key] ?? []).reduce(
    (chat, { id, event }) => chatAfter(chat, id, event),
    fresh,
  );
  return { ...state, chats: { ...state.chats, [key]: caughtUp }, waiting: without(state.waiting, key) };
}

function afterEvent(state: State, { id, event }: Extract<Action, { type: "event" }>): State {
  if (event.type === "person_changed") return withPerson(state, event.person);
  if (event.type === "resync") return { ...state, unread: {} };
  if (event.type === "bot_changed" || event.type === "group_changed" || event.bot === null) return state;
  const key = chatKey({ ...event, bot: event.bot });
  const counted = event.type === "message_new" && event.message.from.is_bot && !isPinNotice(event.message);
  const unread = counted ? { ...state.unread, [key]: (state.unread[key] ?? 0) + 1 } : state.unread;
  const queue = state.waiting[key];
  const waiting = queue ? { ...state.waiting, [key]: [...queue, { id, event }] } : state.waiting;
  return inChat({ ...state, unread, waiting }, key, (chat) => chatAfter(chat, id, event));
}

const isPinNotice = (message: { pinned_message_id?: number | undefined }) =>
  message.pinned_message_id !== undefined;

function withPerson(state: State, person: Person): State {
  const at = state.people.findIndex(({ id }) => id === person.id);
  const people = at === -1 ? [...state.people, person] : state.people.with(at, person);
  const chats = Object.entries(state.chats).map(
    ([key, chat]) => [key, chat.person.id === person.id ? { ...chat, person } : chat] as const,
  );
  return { ...state, people, chats: Object.fromEntries(chats) };
}

function inChat(state: State, key: string, change: (chat: ChatModel) => ChatModel): State {
  const chat = state.chats[key];
  if (!chat) return state;
  const changed = change(chat);
  return changed === chat ? state : { ...state, chats: { ...state.chats, [key]: changed } };
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return rest;
}
