import { chatAfter, groupAfter } from "./chat-events.ts";
import { putCode } from "./codes.ts";
import { addMessage, dropMessages } from "./messages.ts";
import {
  type Action,
  type ChatView,
  chatKey,
  type DisplayMessage,
  type GroupView,
  type Person,
  type SandboxEvent,
  type State,
  type Talk,
  unreadKey,
} from "./state.ts";
import { tapAccepted, tapGivenUp, tapStarted } from "./taps.ts";

/** The page's state after an action. Pure; chats an action does not touch stay the same objects. */
export function reduce(state: State, action: Action): State {
  switch (action.type) {
    case "connection":
      return { ...state, connection: action.connection };
    case "directory":
      return { ...state, people: action.people, bots: action.bots };
    case "codes":
      return { ...state, codes: action.codes, clockAhead: action.clockAhead };
    case "chat_loading":
      return { ...state, waiting: { ...state.waiting, [action.key]: [] } };
    case "chat_loaded":
      return loaded(state, action.view, action.complete);
    case "group_loaded":
      return groupLoaded(state, action.view, action.complete);
    case "chat_load_failed":
      return {
        ...state,
        waiting: without(state.waiting, action.key),
        ...(action.gone && {
          chats: without(state.chats, action.key),
          groups: without(state.groups, action.key),
        }),
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
        messages: addMessage(chat.messages, action.message),
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
    case "tap_answer_closed":
      return inChat(state, action.key, (chat) => ({ ...chat, tapAnswer: null }));
    case "doing_over":
      return inChat(state, action.key, (chat) => ({ ...chat, doing: null }));
    case "read":
      return state.unread[action.key] ? { ...state, unread: without(state.unread, action.key) } : state;
  }
}

function loaded(state: State, view: ChatView, complete: boolean): State {
  const key = chatKey(view.chat);
  const { chat, person, bot } = view;
  const fresh = { ...talkOf(view, complete, state.chats[key]), chat, person, bot };
  const caughtUp = (state.waiting[key] ?? []).reduce(
    (model, { id, event }) => chatAfter(model, id, event),
    fresh,
  );
  return { ...state, chats: { ...state.chats, [key]: caughtUp }, waiting: without(state.waiting, key) };
}

function groupLoaded(state: State, view: GroupView, complete: boolean): State {
  const key = chatKey({ group: view.group.chat_id });
  const fresh = { ...talkOf(view, complete, state.groups[key]), group: view.group };
  const caughtUp = (state.waiting[key] ?? []).reduce(
    (model, { id, event }) => groupAfter(model, id, event),
    fresh,
  );
  return { ...state, groups: { ...state.groups, [key]: caughtUp }, waiting: without(state.waiting, key) };
}

const talkOf = (view: ChatView | GroupView, complete: boolean, before: Talk | undefined): Talk => ({
  messages: view.messages,
  hasOlder: !complete,
  seen: view.event_id,
  doing: null,
  taps: before?.taps ?? [],
  answered: before?.answered ?? [],
  tapAnswer: before?.tapAnswer ?? null,
});

function afterEvent(state: State, { id, event }: Extract<Action, { type: "event" }>): State {
  if (event.type === "person_changed") return withPerson(state, event.person);
  if (event.type === "resync") return { ...state, unread: {}, groupChanges: state.groupChanges + 1 };
  if (event.type === "bot_changed") return state;
  if (event.type === "code_changed") return { ...state, codes: putCode(state.codes, event.code) };
  const key = chatKey(placeOf(event));
  const queue = state.waiting[key];
  const next: State = {
    ...state,
    groupChanges: state.groupChanges + (event.type === "group_changed" ? 1 : 0),
    unread: counted(state.unread, event),
    waiting: queue ? { ...state.waiting, [key]: [...queue, { id, event }] } : state.waiting,
  };
  const chat = next.chats[key];
  if (chat) return { ...next, chats: { ...next.chats, [key]: chatAfter(chat, id, event) } };
  const group = next.groups[key];
  if (group) return { ...next, groups: { ...next.groups, [key]: groupAfter(group, id, event) } };
  return next;
}

type PlacedEvent = Exclude<
  SandboxEvent,
  { type: "person_changed" | "bot_changed" | "code_changed" | "resync" }
>;

function placeOf(event: PlacedEvent) {
  if (event.type === "group_changed") return { group: event.group.chat_id };
  const { bot, chat_id } = event;
  return bot === null ? { group: chat_id } : { bot, chat_id };
}

function counted(unread: State["unread"], event: PlacedEvent): State["unread"] {
  if (event.type !== "message_new" || !event.message.from.is_bot || isServiceMessage(event.message))
    return unread;
  const key = unreadKey({ ...placeOf(event), topic: event.message.thread_id });
  return { ...unread, [key]: (unread[key] ?? 0) + 1 };
}

const isServiceMessage = ({ pinned_message_id, service }: DisplayMessage) =>
  pinned_message_id !== undefined || service !== undefined;

function withPerson(state: State, person: Person): State {
  const at = state.people.findIndex(({ id }) => id === person.id);
  const people = at === -1 ? [...state.people, person] : state.people.with(at, person);
  const chats = Object.entries(state.chats).map(
    ([key, chat]) => [key, chat.person.id === person.id ? { ...chat, person } : chat] as const,
  );
  return { ...state, people, chats: Object.fromEntries(chats) };
}

/** Changes what chats of both kinds have. */
function inChat(state: State, key: string, change: <Model extends Talk>(chat: Model) => Model): State {
  const chat = state.chats[key];
  const group = state.groups[key];
  if (chat) {
    const changed = change(chat);
    return changed === chat ? state : { ...state, chats: { ...state.chats, [key]: changed } };
  }
  if (!group) return state;
  const changed = change(group);
  return changed === group ? state : { ...state, groups: { ...state.groups, [key]: changed } };
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  const { [key]: _, ...rest } = record;
  return rest;
}
