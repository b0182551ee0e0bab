import {
  type Answering,
  type ContactChoice,
  type Control,
  ControlError,
  type MediaItem,
  type NewPerson,
  type PersonChange,
} from "../api/control.ts";
import {
  type ChatPlace,
  chatKey,
  type DisplayMessage,
  type PendingTap,
  type Person,
  type PrivatePlace,
  type SandboxEvent,
} from "./state.ts";
import type { Store } from "./store.ts";

const pageSize = 200;
/** A group is read for all its topics at once. */
const groupPageSize = 1000;

/**
 * What a person does on the page: calls the sandbox and brings the result into the state. The live events bring it too,
 * so that the page is right even while they are cut off. Every function throws ControlError when the sandbox refuses.
 */
export function createActions({ control, store }: { control: Control; store: Store }) {
  const { dispatch } = store;

  async function loadDirectory(): Promise<void> {
    const [{ people }, { bots }] = await Promise.all([control.people(), control.bots()]);
    dispatch({ type: "directory", people, bots });
  }

  async function loadCodes(): Promise<void> {
    const before = store.get().codes;
    const { codes, now } = await control.codes();
    // A code that came while these were read may not be among them.
    if (store.get().codes !== before) return loadCodes();
    dispatch({ type: "codes", codes, clockAhead: now - Date.now() });
  }

  const loadChat = (place: PrivatePlace) =>
    loading(chatKey(place), async () => {
      const view = await control.view(place, { limit: pageSize });
      dispatch({ type: "chat_loaded", view, complete: view.messages.length < pageSize });
    });

  const loadGroup = (group: number) =>
    loading(chatKey({ group }), async () => {
      const view = await control.groupView(group, { limit: groupPageSize });
      dispatch({ type: "group_loaded", view, complete: view.messages.length < groupPageSize });
    });

  async function loading(key: string, load: () => Promise<void>): Promise<void> {
    dispatch({ type: "chat_loading", key });
    try {
      await load();
    } catch (error) {
      const gone = error instanceof ControlError && error.code !== "unreachable";
      dispatch({ type: "chat_load_failed", key, gone });
      throw error;
    }
  }

  async function loadOlder(place: ChatPlace, before: number): Promise<void> {
    const limit = "group" in place ? groupPageSize : pageSize;
    const { messages } =
      "group" in place
        ? await control.groupView(place.group, { limit, before })
        : await control.view(place, { limit, before });
    dispatch({ type: "chat_older", key: chatKey(place), messages, complete: messages.length < limit });
  }

  async function shown(place: ChatPlace, sent: Promise<{ message: DisplayMessage }>): Promise<void> {
    const { message } = await sent;
    dispatch({ type: "message_sent", key: chatKey(place), message });
  }

  async function tap(place: ChatPlace, at: Omit<PendingTap, "query_id">): Promise<void> {
    const key = chatKey(place);
    dispatch({ type: "tap_started", key, tap: at });
    try {
      const { callback_query_id } = await control.tap(place, at);
      dispatch({ type: "tap_accepted", key, tap: at, query_id: callback_query_id });
    } catch (error) {
      dispatch({ type: "tap_given_up", key, tap: at });
      throw error;
    }
  }

  async function removeMessage(place: ChatPlace, message_id: number): Promise<void> {
    await control.remove(place, message_id);
    dispatch({ type: "message_removed", key: chatKey(place), message_id });
  }

  async function savePerson(saving: Promise<Person>): Promise<Person> {
    const person = await saving;
    dispatch({ type: "person_saved", person });
    return person;
  }

  return {
    loadDirectory,
    loadCodes,
    loadChat,
    loadGroup,
    loadOlder,
    tap,
    removeMessage,
    seeCodes: () => control.seeCodes(),
    /** Reads everything again: after lost events, or when the sandbox has been reset. */
    async reloadAll(): Promise<void> {
      const { chats, groups } = store.get();
      await Promise.all([
        loadDirectory(),
        loadCodes(),
        ...Object.values(chats).map(({ chat }) => loadChat(chat)),
        ...Object.values(groups).map(({ group }) => loadGroup(group.chat_id)),
      ]);
    },
    /** What an event makes necessary beyond the state itself. */
    async follow(event: SandboxEvent): Promise<void> {
      if (event.type !== "bot_changed") return;
      const places = Object.values(store.get().chats).map(({ chat }) => chat);
      const itsChats = places.filter(({ bot }) => bot === event.bot);
      await Promise.all([loadDirectory(), ...itsChats.map(loadChat)]);
    },
    start: (place: PrivatePlace, payload: string) => shown(place, control.start(place, payload)),
    say: (place: ChatPlace, text: string, answering?: Answering) =>
      shown(place, control.say(place, text, answering)),
    press: (place: ChatPlace, text: string) => shown(place, control.press(place, text)),
    shareContact: (place: ChatPlace, choice: ContactChoice) => shown(place, control.contact(place, choice)),
    shareLocation: (place: ChatPlace, at: { latitude: number; longitude: number }) =>
      shown(place, control.location(place, at)),
    async sendMedia(place: ChatPlace, items: MediaItem[], answering?: Answering): Promise<void> {
      const { messages } = await control.media(place, items, answering);
      for (const message of messages) dispatch({ type: "message_sent", key: chatKey(place), message });
    },
    /** Into another chat of the same person. */
    async forward(from: ChatPlace, message_ids: number[], to: ChatPlace): Promise<void> {
      const { messages } = await control.forward(to, from, message_ids);
      for (const message of messages) dispatch({ type: "message_sent", key: chatKey(to), message });
    },
    edit: (place: ChatPlace, id: number, text: string) => shown(place, control.edit(place, id, text)),
    react: (place: ChatPlace, id: number, emoji: string | null) =>
      shown(place, control.react(place, id, emoji)),
    pin: (place: ChatPlace, id: number, pinned: boolean) => shown(place, control.pin(place, id, pinned)),
    setBlocked: (place: PrivatePlace, blocked: boolean) =>
      blocked ? control.block(place) : control.unblock(place),
    /** Deletes every message the page has loaded, the newest first, as a person clearing the history would. */
    async clearHistory(place: PrivatePlace): Promise<void> {
      const messages = store.get().chats[chatKey(place)]?.messages ?? [];
      for (const { message_id } of messages.toReversed()) await removeMessage(place, message_id);
    },
    createPerson: (person: NewPerson) => savePerson(control.createPerson(person)),
    updatePerson: (id: number, change: PersonChange) => savePerson(control.updatePerson(id, change)),
  };
}

export type Actions = ReturnType<typeof createActions>;
