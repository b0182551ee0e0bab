import { createActs } from "./acts.ts";
import { dumpChat } from "./dump.ts";
import type { Control } from "./http.ts";
import type { BotInfo, ChatState, Message } from "./types.ts";
import { botSays, type Since, type WaitOptions, waitInChat } from "./wait.ts";

interface View {
  readonly chat: ChatState;
  readonly bot: BotInfo;
  readonly messages: Message[];
  readonly event_id: number;
}

/** One person's private chat with one bot, and what they can do in it. */
export type ChatDriver = ReturnType<typeof createChatDriver>;

export function createChatDriver(control: Control, bot: string, personId: number, personName: string) {
  const path = `/chats/${bot}/${personId}`;
  const view = (limit = 200, since: Since = {}) => control.get<View>(path, { limit, ...since });
  const dump = async () => {
    const { chat, messages } = await view();
    return dumpChat(`${personName} ↔ @${bot}`, chat, messages);
  };

  const keyboard = async () => (await view(1)).chat.keyboard;

  return {
    ...createActs(control, path),
    id: personId,
    bot,
    /** Presses Start, with the payload of a deep link. */
    start: async (payload?: string) =>
      (await control.send<{ message: Message }>("POST", `${path}/start`, { payload })).message,
    block: () => control.send<{ chat: ChatState }>("POST", `${path}/block`),
    unblock: () => control.send<{ chat: ChatState }>("POST", `${path}/unblock`),

    /** Blocked or not, the keyboard, the pins. */
    state: async () => (await view(1)).chat,
    /** The bot as this person sees it: commands and texts in their language. */
    botInfo: async () => (await view(1)).bot,
    /** The reply keyboard now, or null. */
    keyboard,
    /** Waits for a reply keyboard with this button. */
    waitForKeyboard: (button: string, options: Partial<WaitOptions> = {}) =>
      waitInChat(
        (since) => view(1, since),
        ({ chat: { keyboard: now } }) => now?.buttons.flat().some(({ text }) => text === button) && now,
        { what: `a keyboard with (${button})`, ...options },
        dump,
      ),
    /** What is in the chat now, oldest first; deleted messages are gone. */
    messages: async (limit?: number) => (await view(limit)).messages,
    last: async (): Promise<Message | undefined> => (await view(1)).messages.at(-1),
    /** The chat as text. */
    dump,
    /** Looks at the chat until `check` finds what it wants; a failure shows the whole chat. */
    waitFor: <Found>(
      check: (messages: Message[]) => Found | undefined | null | false,
      options: WaitOptions,
    ) =>
      waitInChat(
        (since) => view(200, since),
        ({ messages }) => check(messages),
        options,
        dump,
      ),
    /** Waits for a message of the bot whose text matches, the newest such. */
    waitForText: (pattern: string | RegExp, options: Partial<WaitOptions> = {}): Promise<Message> => {
      const what = `the bot says ${pattern}`;
      const says = ({ messages }: View) => botSays(messages, pattern);
      return waitInChat((since) => view(200, since), says, { what, ...options }, dump);
    },
  };
}
