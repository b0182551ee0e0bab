import type { ChatState, Fallback, RelayedCopy, RelayedMessage, RelayRecord } from "@gotovo/domain";
import { MemoryStore } from "./memory-store.ts";

/** A chat of one dialog: its rows name messages, which are read with the copies that there are at that moment. */
export class RelayStore extends MemoryStore {
  readonly said = new Map<string, RelayedMessage[]>();
  readonly copies = new Map<string, RelayedCopy[]>();
  readonly fallbacks = new Map<string, Fallback>();

  /** Queues that the chat shows these messages (several: an album). */
  relay(row: string, ...messages: RelayedMessage[]): void {
    this.said.set(row, messages);
    this.messages.push({ id: row, content: row, silent: false });
  }

  override async read(chatId: bigint): Promise<ChatState<string>> {
    const state = await super.read(chatId);
    const messages = state.messages.map((queued) => {
      const said = this.said.get(queued.id) ?? [];
      const views = said.map((message) => ({
        ...message,
        copies: [...(this.copies.get(message.id) ?? [])],
        fallback: this.fallbacks.get(message.id) ?? null,
      }));
      return { ...queued, content: JSON.stringify(views) };
    });
    return { ...state, messages };
  }

  override async recordRelayed(_: bigint, records: readonly RelayRecord[]): Promise<void> {
    this.beforeWrite();
    for (const record of records) {
      if (record.do === "fallback") this.fallbacks.set(record.id, record);
      if (record.do !== "copy") continue;
      const others = (this.copies.get(record.id) ?? []).filter(({ part }) => part !== record.part);
      const { messageId, part, shown } = record;
      this.copies.set(record.id, [...others, { messageId, part, shown, reaction: null }]);
    }
  }
}

/** A text of a dialog. */
export const saying = (text: string, more: Partial<RelayedMessage> = {}): RelayedMessage => ({
  id: text,
  content: { kind: "text", text, entities: [] },
  sourceBot: "horeca",
  sourceMessageId: null,
  sourceReaction: null,
  copies: [],
  replyTo: null,
  ...more,
});

/** A photo of a dialog; its id is that of its file too. */
export const photo = (id: string, more: Partial<RelayedMessage> = {}): RelayedMessage => ({
  ...saying(id, more),
  content: {
    kind: "media",
    media: "photo",
    file: { fileId: `old-${id}`, uniqueId: id },
    text: "",
    entities: [],
  },
});
