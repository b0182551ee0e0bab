import { dumpChat } from "./dump.ts";
import type { Control } from "./http.ts";
import type { BotInfo, ChatState, MediaItem, Message, ReplyOptions, TapResult, TapWish } from "./types.ts";
import { type WaitOptions, waitUntil } from "./wait.ts";

interface View {
  chat: ChatState;
  bot: BotInfo;
  messages: Message[];
}
type One = { message: Message };

/** One person's private chat with one bot, and what they can do in it. */
export type ChatDriver = ReturnType<typeof createChatDriver>;

export function createChatDriver(control: Control, bot: string, personId: number, personName: string) {
  const path = `/chats/${bot}/${personId}`;
  const view = (limit = 200) => control.get<View>(path, { limit });
  const act = async (verb: string, body: unknown = {}) =>
    (await control.send<One>("POST", `${path}/${verb}`, body)).message;
  const dump = async () => {
    const { chat, messages } = await view();
    return dumpChat(`${personName} ↔ @${bot}`, chat, messages);
  };

  return {
    id: personId,
    bot,
    /** Presses Start, with the payload of a deep link. */
    start: (payload?: string) => act("start", { payload }),
    say: (text: string, options: ReplyOptions & { entities?: object[] } = {}) =>
      act("say", { text, ...options }),
    /** Presses a button of the reply keyboard. */
    press: (text: string) => act("press", { text }),
    /** Shares the own contact, or another person's, or a bare phone (`user_id: null`). */
    shareContact: (
      wish: { person_id?: number; phone_number?: string; first_name?: string; user_id?: number | null } = {},
    ) => act("contact", wish),
    shareLocation: (latitude: number, longitude: number) => act("location", { latitude, longitude }),
    /** Sends files; several at once are an album. */
    async sendFiles(items: MediaItem[], options: ReplyOptions = {}): Promise<Message[]> {
      const encoded = items.map(({ bytes = new Uint8Array(), ...item }) => ({
        ...item,
        content_base64: Buffer.from(bytes).toString("base64"),
      }));
      const body = { items: encoded, ...options };
      return (await control.send<{ messages: Message[] }>("POST", `${path}/media`, body)).messages;
    },
    /** Taps an inline button, by text the newest one, and waits for the bot's answer (0 ms: does not). */
    tap: (button: string | TapWish, options: { waitMs?: number; message_id?: number } = {}) => {
      const { waitMs = 5000, message_id } = options;
      const wish = typeof button === "string" ? { text: button } : button;
      return control.send<TapResult>("POST", `${path}/tap`, {
        ...wish,
        ...(message_id !== undefined && { message_id }),
        wait_ms: waitMs,
      });
    },
    /** Changes the own text, or the caption of an own file. */
    edit: async (messageId: number, text: string, options: { entities?: object[] } = {}) =>
      (await control.send<One>("PATCH", `${path}/messages/${messageId}`, { text, ...options })).message,
    delete: (messageId: number) => control.send<{ ok: true }>("DELETE", `${path}/messages/${messageId}`),
    react: async (messageId: number, emoji: string | null) =>
      (await control.send<One>("PUT", `${path}/messages/${messageId}/reaction`, { emoji })).message,
    block: () => control.send<{ chat: ChatState }>("POST", `${path}/block`),
    unblock: () => control.send<{ chat: ChatState }>("POST", `${path}/unblock`),

    /** Blocked or not, the keyboard, the pins. */
    state: async () => (await view(1)).chat,
    /** The bot as this person sees it: commands and texts in their language. */
    botInfo: async () => (await view(1)).bot,
    /** What is in the chat now, oldest first; deleted messages are gone. */
    messages: async (limit?: number) => (await view(limit)).messages,
    last: async (): Promise<Message | undefined> => (await view(1)).messages.at(-1),
    /** The chat as text. */
    dump,
    /** Looks at the chat until `check` finds what it wants; a failure shows the whole chat. */
    waitFor: <Found>(
      check: (messages: Message[]) => Found | undefined | null | false,
      options: WaitOptions,
    ) => waitUntil(async () => check((await view()).messages), options, dump),
    /** Waits for a message of the bot whose text matches, the newest such. */
    waitForText: (pattern: string | RegExp, options: Partial<WaitOptions> = {}): Promise<Message> => {
      const fits = (text: string) =>
        typeof pattern === "string" ? text.includes(pattern) : pattern.test(text);
      const find = (messages: Message[]) =>
        messages.findLast((message) => message.from.is_bot && fits(message.text ?? message.caption ?? ""));
      const what = `the bot says ${pattern}`;
      return waitUntil(async () => find((await view()).messages), { what, ...options }, dump);
    },
  };
}
