import type {
  ChatState,
  ChatStore,
  QueuedMessage,
  RelayRecord,
  Retry,
  ShownCard,
  TopicRecord,
} from "@gotovo/domain";

interface StoredCard extends ShownCard {
  readonly settled: boolean;
}

type Recorded = Parameters<ChatStore<string, ChatState<string>>["recordCard"]>[1];

/** What the database keeps of one chat, in memory. */
export class MemoryStore implements ChatStore<string, ChatState<string>> {
  readonly cards = new Map<string, StoredCard>();
  readonly sent: string[] = [];
  readonly failed: string[] = [];
  readonly postponed: ({ id: string } & Retry)[] = [];
  messages: QueuedMessage<string>[] = [];
  blocked = false;
  /** Called before everything that writes: may throw, as a process dies. */
  beforeWrite: () => void = () => undefined;

  queue(...texts: string[]): void {
    for (const content of texts) this.messages.push({ id: content, content, silent: false });
  }

  repost(subject: string): void {
    const card = this.cards.get(subject);
    if (card) this.cards.set(subject, { ...card, repost: true, settled: false });
  }

  async read(chatId: bigint): Promise<ChatState<string>> {
    const cards = [...this.cards.values()].filter((card) => !card.settled);
    return { chatId, blocked: this.blocked, cards, messages: this.messages.slice(0, 3) };
  }

  async findSettled(_: bigint, subjects: readonly string[]): Promise<readonly ShownCard[]> {
    return [...this.cards.values()].filter((card) => card.settled && subjects.includes(card.subject));
  }

  async recordCard(_: bigint, card: Recorded): Promise<void> {
    this.beforeWrite();
    const old = this.cards.get(card.subject);
    const repost = old?.messageId === card.messageId ? old.repost : false;
    this.cards.set(card.subject, { ...card, repost, pinned: false });
  }

  async forgetCard(_: bigint, subject: string): Promise<void> {
    this.beforeWrite();
    this.cards.delete(subject);
  }

  async recordSent(id: string): Promise<void> {
    this.beforeWrite();
    this.sent.push(id);
    this.messages = this.messages.filter((message) => message.id !== id);
  }

  async recordPinned(): Promise<void> {
    this.beforeWrite();
  }

  async recordRelayed(_chatId: bigint, _records: readonly RelayRecord[]): Promise<void> {
    this.beforeWrite();
  }

  async recordTopic(_chatId: bigint, _record: TopicRecord): Promise<void> {
    this.beforeWrite();
  }

  async recordPostponed(id: string, retry: Retry): Promise<void> {
    this.beforeWrite();
    this.postponed.push({ id, ...retry });
    this.messages = this.messages.map((message) =>
      message.id === id ? { ...message, tries: (message.tries ?? 0) + 1 } : message,
    );
    if (!retry.holds) this.messages = this.messages.filter((message) => message.id !== id);
  }

  async recordFailed(id: string): Promise<void> {
    this.beforeWrite();
    this.failed.push(id);
    this.messages = this.messages.filter((message) => message.id !== id);
  }

  async recordBlock(): Promise<void> {
    this.blocked = true;
  }
}
