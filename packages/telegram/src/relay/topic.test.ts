import type { ChatState, RelayedMessage, RelayRecord, TopicRecord, TopicTurn } from "@gotovo/domain";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createChatSync } from "../chat-sync/sync-chat.ts";
import type { OutgoingRelay } from "../chat-sync/types.ts";
import { createFakeBotApi, type FakeBotApi, type Fault } from "../testing/fake-bot-api.ts";
import { createTestLog } from "../testing/logs.ts";
import { MemoryStore } from "../testing/memory-store.ts";
import { relayWithoutFiles } from "../testing/no-files.ts";
import { planRelay } from "./plan.ts";
import { isTopicGone, planTopic, type RelayTopic } from "./topic.ts";

const message = (more: Partial<RelayedMessage> = {}): RelayedMessage => ({
  id: "1",
  content: { kind: "text", text: "hello", entities: [] },
  sourceBot: "customer",
  sourceMessageId: null,
  sourceReaction: null,
  copies: [],
  replyTo: null,
  ...more,
});

const stepsFor = (messages: RelayedMessage[], reaction: string | null = null) =>
  planRelay(messages, () => ({
    head: { text: "", entities: [] },
    keyboard: [],
    albumNote: null,
    context: { text: "", entities: [] },
    inWords: () => "lost",
    reaction,
  }));

const topic = (more: Partial<RelayTopic> = {}): RelayTopic => ({
  dialogId: "anna",
  id: 7,
  name: "Anna",
  title: "Anna",
  ...more,
});

describe("before something is posted, its topic", () => {
  const steps = stepsFor([message()]);

  test("is made when there is none", () => {
    expect(planTopic(topic({ id: null, name: null }), steps)).toEqual({
      do: "create",
      dialogId: "anna",
      title: "Anna",
    });
  });

  test("is renamed when it is called otherwise, and left alone when it is not", () => {
    const renamed = { do: "rename", dialogId: "anna", topicId: 7, title: "Anna, 42" };
    expect(planTopic(topic({ title: "Anna, 42" }), steps)).toEqual(renamed);
    expect(planTopic(topic(), steps)).toBeNull();
  });

  test("begins with what introduces it, until that is there", () => {
    const introduced = { do: "introduce", dialogId: "anna", topicId: 7, html: "Order 42" };
    expect(planTopic(topic({ intro: "Order 42" }), steps)).toEqual(introduced);
    expect(planTopic(topic({ intro: null }), steps)).toBeNull();
    expect(planTopic(topic({ intro: "Order 42" }), [])).toBeNull();
  });

  test("is not needed for a reaction, an edit, and for nothing", () => {
    const none = topic({ id: null, name: null });
    const written = message({ sourceBot: "horeca", sourceMessageId: 5 });
    expect(planTopic(none, stepsFor([written], "👌"))).toBeNull();
    const copies = [{ messageId: 9, part: 0, shown: "text old", reaction: null }];
    expect(stepsFor([message({ copies })])).toMatchObject([{ do: "edit", messageId: 9 }]);
    expect(planTopic(none, stepsFor([message({ copies })]))).toBeNull();
    expect(planTopic(none, [])).toBeNull();
  });
});

test("a topic that is gone is known by each of Telegram's words for it", () => {
  for (const words of ["message thread not found", "TOPIC_ID_INVALID", "TOPIC_DELETED"]) {
    expect(isTopicGone(`Bad Request: ${words}`), words).toBe(true);
  }
  expect(isTopicGone("Bad Request: message to be replied not found")).toBe(false);
});

/** A forum with one dialog, as its store remembers it. */
class ForumStore extends MemoryStore {
  topic = topic({ id: null, name: null });
  turns: TopicTurn[] = [];
  copies: RelayRecord[] = [];
  paused = false;

  override async read(chatId: bigint): Promise<ChatState<string>> {
    return { ...(await super.read(chatId)), topics: this.turns };
  }

  override async recordTopic(chatId: bigint, record: TopicRecord): Promise<void> {
    await super.recordTopic(chatId, record);
    if (record.do === "named") this.topic = { ...this.topic, id: record.topicId, name: record.title };
    if (record.do === "turned") this.turns = this.turns.filter(({ topicId }) => topicId !== record.topicId);
    if (record.do === "gone") {
      this.topic = { ...this.topic, id: null, name: null };
      this.turns = [];
      this.copies = [];
    }
    if (record.do === "forbidden") {
      this.paused = true;
      this.messages = [];
      this.turns = [];
    }
  }

  override async recordRelayed(chatId: bigint, records: readonly RelayRecord[]): Promise<void> {
    await super.recordRelayed(chatId, records);
    this.copies.push(...records);
  }
}

describe("a forum is brought up to date", () => {
  let telegram: FakeBotApi;
  let store: ForumStore;
  const { log, lines } = createTestLog();
  beforeEach(async () => {
    telegram = await createFakeBotApi();
    store = new ForumStore();
  });
  afterEach(() => telegram.close());

  const refuse = (description: string): Fault => ({
    refuse: 400,
    description: `Bad Request: ${description}`,
  });

  /** Topics are numbered from 100 on. */
  async function sync(): Promise<void> {
    const limiter = { acquire: async () => 0, release: async () => undefined, pause: async () => undefined };
    const render = (text: string): OutgoingRelay | null => {
      if (text === "of another venue") return null;
      const content = { kind: "text" as const, text, entities: [] };
      return { topic: store.topic, relay: stepsFor([message({ id: text, content })]) };
    };
    const { api } = telegram;
    const createForumTopic = async () => {
      await api.raw.createForumTopic({ chat_id: -1, name: "?" });
      return {
        message_thread_id: 100 + telegram.callsOf("createForumTopic").length,
        name: "",
        icon_color: 0,
      };
    };
    await createChatSync({
      api: Object.assign(Object.create(api), { createForumTopic }),
      limiter,
      store,
      renderer: { load: () => async () => [], message: render },
      relay: relayWithoutFiles(api),
      log,
      isTransient: () => false,
    })(-77n);
  }

  const posted = () =>
    telegram.callsOf("sendMessage").map(({ params }) => [params.message_thread_id, params.text]);

  test("one topic is made for all that waits", async () => {
    store.queue("one", "two");
    await sync();
    expect(telegram.callsOf("createForumTopic")).toHaveLength(1);
    expect(posted()).toEqual([
      [101, "one"],
      [101, "two"],
    ]);
    expect(store.copies).toHaveLength(2);
  });

  test("in a topic that was deleted nothing is lost: it is made anew", async () => {
    store.topic = topic({ id: 7 });
    telegram.faults(({ params }) =>
      params.message_thread_id === 7 ? refuse("message thread not found") : undefined,
    );
    store.queue("one", "two");
    await sync();
    expect(posted()).toEqual([
      [7, "one"],
      [101, "one"],
      [101, "two"],
    ]);
    expect([store.sent, store.failed]).toEqual([["one", "two"], []]);
  });

  test("after a kill between a topic and its being known the messages are still said once", async () => {
    store.queue("one");
    let writes = 0;
    store.beforeWrite = () => {
      if (writes++ === 0) throw new Error("killed");
    };
    await expect(sync()).rejects.toThrow("killed");
    await sync();
    expect(posted()).toEqual([[102, "one"]]);
  });

  test("what is not for this group any more is passed over", async () => {
    store.queue("of another venue", "two");
    await sync();
    expect(posted()).toEqual([[101, "two"]]);
    expect([store.sent, store.failed]).toEqual([["two"], ["of another venue"]]);
  });

  test("without the right to make topics it is paused, and nothing is tried again", async () => {
    telegram.faults(({ method }) =>
      method === "createForumTopic" ? refuse("not enough rights to create a topic") : undefined,
    );
    store.queue("one", "two");
    await sync();
    expect(store.paused).toBe(true);
    expect(telegram.callsOf("createForumTopic")).toHaveLength(1);
    expect(posted()).toEqual([]);
  });

  test("one that cannot be made for a moment is made a moment later, and what waits for it goes", async () => {
    let times = 1;
    telegram.faults(({ method }) =>
      method === "createForumTopic" && times-- > 0 ? refuse("topics are temporarily unavailable") : undefined,
    );
    store.queue("one", "two");
    await sync();
    expect(store.paused).toBe(false);
    expect(posted().map(([, text]) => text)).toEqual(["one", "two"]);
  });

  test("topics are turned as they have to be; one that is so already, or is gone, is no trouble", async () => {
    const turn = (topicId: number, closed: boolean) => ({ dialogId: String(topicId), topicId, closed });
    store.turns = [turn(1, true), turn(2, false), turn(3, true)];
    telegram.faults(({ params }) =>
      params.message_thread_id === 2 ? refuse("TOPIC_NOT_MODIFIED") : undefined,
    );
    await sync();
    expect(telegram.callsOf("closeForumTopic")).toHaveLength(2);
    expect(telegram.callsOf("reopenForumTopic")).toHaveLength(1);
    expect(store.turns).toEqual([]);
    store.topic = topic({ id: 4 });
    store.turns = [turn(4, true)];
    telegram.faults(() => refuse("TOPIC_ID_INVALID"));
    await sync();
    expect(store.topic.id).toBeNull();
    expect(lines.error).toEqual([]);
  });
});
