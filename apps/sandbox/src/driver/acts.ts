import type { Control } from "./http.ts";
import type { KindWish, MediaItem, Message, PlaceOptions, TapResult, TapWish } from "./types.ts";
import { patienceMs } from "./wait.ts";

type One = { message: Message };

/** Any contact: a phone as it is written, a name, and whose account it is; none: nobody's. */
export interface ContactWish {
  readonly phone: string;
  readonly name: string;
  readonly userId?: number;
}

/** What one person does in a chat. */
export type Acts = ReturnType<typeof createActs>;

/** @param defaults what every message has by default: the topic somebody sits in. */
export function createActs(control: Control, path: string, defaults: PlaceOptions = {}) {
  const act = async (verb: string, body: object = {}) =>
    (await control.send<One>("POST", `${path}/${verb}`, { ...defaults, ...body })).message;

  return {
    say: (text: string, options: PlaceOptions & { entities?: object[] } = {}) =>
      act("say", { text, ...options }),
    /** Taps a button of the reply keyboard: its text is sent, or what it asks for (their own contact) is shared. */
    tapKeyboard: (text: string) => act("press", { text }),
    /** Shares their own contact, as the button that asks for it and the attach menu do. */
    shareContact: () => act("contact"),
    /** Sends any contact at all; an own `userId` with another phone is something no client could send. */
    sendContact: ({ phone, name, userId }: ContactWish) =>
      act("contact", { phone_number: phone, first_name: name, user_id: userId ?? null }),
    /** With a title and an address: a venue. */
    shareLocation: (
      latitude: number,
      longitude: number,
      options: PlaceOptions & { title?: string; address?: string } = {},
    ) => act("location", { latitude, longitude, ...options }),
    /** Sends a message of any kind: made up by the name of its kind, or with the fields the Bot API has for it. */
    send: (wish: KindWish & PlaceOptions) => act("send", wish),
    /** Forwards messages of another chat of this person; those of an album stay one. */
    async forward(from: { bot: string } | { id: number }, messageIds: number[]) {
      const source = "bot" in from ? { bot: from.bot } : { group: from.id };
      const body = { topic: defaults.topic, from: source, message_ids: messageIds };
      return (await control.send<{ messages: Message[] }>("POST", `${path}/forward`, body)).messages;
    },
    /** Sends files; several at once are an album. */
    async sendFiles(items: MediaItem[], options: PlaceOptions = {}): Promise<Message[]> {
      const encoded = items.map(({ bytes = new Uint8Array(), ...item }) => ({
        ...item,
        content_base64: Buffer.from(bytes).toString("base64"),
      }));
      const body = { ...defaults, items: encoded, ...options };
      return (await control.send<{ messages: Message[] }>("POST", `${path}/media`, body)).messages;
    },
    /**
     * Taps an inline button, by text the newest one, and waits for the bot's answer (0 ms: does not).
     * @throws when the bot leaves the tap unanswered: the person would look at a spinning button
     */
    async tap(button: string | TapWish, options: { waitMs?: number; message_id?: number } = {}) {
      const { waitMs = patienceMs, message_id } = options;
      const wish = typeof button === "string" ? { text: button } : button;
      const result = await control.send<TapResult>("POST", `${path}/tap`, {
        ...defaults,
        ...wish,
        ...(message_id !== undefined && { message_id }),
        wait_ms: waitMs,
      });
      if (waitMs > 0 && result.callback_query_id !== null && result.answer === null)
        throw new Error(`The bot did not answer a tap on ${JSON.stringify(wish)} within ${waitMs} ms`);
      return result;
    },
    /** Changes their own text, or the caption of an own file. */
    edit: async (messageId: number, text: string, options: { entities?: object[] } = {}) =>
      (await control.send<One>("PATCH", `${path}/messages/${messageId}`, { text, ...options })).message,
    delete: (messageId: number) => control.send<{ ok: true }>("DELETE", `${path}/messages/${messageId}`),
    /** Pins a message, or (false) takes the pin away. */
    pin: async (messageId: number, pinned = true) =>
      (await control.send<One>("PUT", `${path}/messages/${messageId}/pin`, { pinned })).message,
    react: async (messageId: number, emoji: string | null) =>
      (await control.send<One>("PUT", `${path}/messages/${messageId}/reaction`, { emoji })).message,
  };
}
