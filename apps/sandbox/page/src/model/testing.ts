import type { Bot, ChatState, ChatView, DisplayMessage, Person } from "./state.ts";

/** Examples for the tests beside: a person, a bot, their chat and messages in it. */

export const anna: Person = {
  id: 7,
  first_name: "Anna",
  language_code: "en",
  phone: "+79001112233",
  active: true,
};

const bot: Bot = {
  id: 100,
  username: "CafeBot",
  first_name: "Cafe",
  description: "",
  short_description: "",
  commands: [],
  menu_button: {},
};

export const place = { bot: "CafeBot", chat_id: 7 };

export function chatState(change: Partial<ChatState> = {}): ChatState {
  return { ...place, started: true, blocked: false, pinned: [], keyboard: null, menu_button: {}, ...change };
}

export function fromBot(message_id: number, change: Partial<DisplayMessage> = {}): DisplayMessage {
  return {
    message_id,
    from: { id: 100, is_bot: true, name: "Cafe" },
    date: 1_700_000_000 + message_id,
    text: `message ${message_id}`,
    pinned: false,
    silent: false,
    reactions: [],
    ...change,
  };
}

export function fromAnna(message_id: number, change: Partial<DisplayMessage> = {}): DisplayMessage {
  return fromBot(message_id, { from: { id: 7, is_bot: false, name: "Anna" }, ...change });
}

export function view(messages: DisplayMessage[], event_id = 10): ChatView {
  return { chat: chatState(), person: anna, bot, messages, event_id };
}
