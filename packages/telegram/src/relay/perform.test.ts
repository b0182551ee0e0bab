import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createChatSync } from "../chat-sync/sync-chat.ts";
import type { FileTransfer } from "../files/transfer.ts";
import { createFakeBotApi, type FakeBotApi } from "../testing/fake-bot-api.ts";
import { createTestLog } from "../testing/logs.ts";
import { photo, RelayStore, saying } from "../testing/relay-store.ts";
import { planRelay } from "./plan.ts";

let telegram: FakeBotApi;
let store: RelayStore;
let files: FileTransfer & { forgotten: string[] };
const { log, lines } = createTestLog();

beforeEach(async () => {
  telegram = await createFakeBotApi();
  store = new RelayStore();
  const forgotten: string[] = [];
  files = {
    forgotten,
    open: async ({ file }) => (forgotten.includes(file.uniqueId) ? `fresh-${file.uniqueId}` : file.fileId),
    sent: async () => undefined,
    forget: async ({ file }) => void forgotten.push(file.uniqueId),
  };
  lines.error.length = 0;
});
afterEach(() => telegram.close());

function sync(): Promise<unknown> {
  const limiter = { acquire: async () => 0, release: async () => undefined, pause: async () => undefined };
  const frame = {
    head: { text: "", entities: [] },
    keyboard: [],
    albumNote: null,
    context: { text: "", entities: [] },
    inWords: () => "lost",
    reaction: null,
  };
  const renderer = {
    load: () => async () => [],
    message: (content: string) => ({ relay: planRelay(JSON.parse(content), () => frame) }),
  };
  const relay = { api: telegram.api, files };
  const { api } = telegram;
  return createChatSync({ api, limiter, store, renderer, relay, log, isTransient: () => false })(77n);
}

/** Refuses calls of a method while the condition holds. */
function refuse(
  method: string,
  description: string,
  when: (params: Record<string, unknown>) => boolean,
): void {
  telegram.faults((call) =>
    call.method === method && when(call.params) ? { refuse: 400, description } : undefined,
  );
}

describe("a message of a dialog", () => {
  test("that is queued twice before it is sent is sent once", async () => {
    const hello = saying("hello");
    store.relay("1", hello);
    store.relay("2", hello);
    store.relay("3", saying("and more"));
    await sync();
    expect([...telegram.messages.values()].map(({ text }) => text)).toEqual(["hello", "and more"]);
    expect(store.sent).toEqual(["1", "2", "3"]);
  });

  test("that was edited while it was sent is edited after it", async () => {
    const hello = saying("hello");
    store.relay("1", hello);
    telegram.faults(({ method }) => {
      if (method !== "sendMessage") return undefined;
      store.relay("2", { ...hello, content: { kind: "text", text: "hello there", entities: [] } });
      telegram.faults(() => undefined);
      return undefined;
    });
    await sync();
    expect([...telegram.messages.values()].map(({ text }) => text)).toEqual(["hello there"]);
  });

  test("is sent with the words of a quote that Telegram does not find, and as a reply", async () => {
    const quote = { text: "gone", entities: [], position: 0 };
    const content = { kind: "text" as const, text: "yes", entities: [], quote };
    store.relay("1", saying("yes", { content, replyTo: 5 }));
    refuse("sendMessage", "Bad Request: QUOTE_TEXT_INVALID", ({ reply_parameters }) =>
      JSON.stringify(reply_parameters).includes("gone"),
    );
    await sync();
    expect(telegram.callsOf("sendMessage").at(-1)?.params).toMatchObject({
      text: "gone\nyes",
      reply_parameters: { message_id: 5 },
    });
    expect(store.sent).toEqual(["1"]);
  });

  test("is sent plain when Telegram does not take its entities", async () => {
    const entities = [{ type: "text_link", offset: 0, length: 3, url: "tg://bad" }];
    store.relay("1", saying("yes", { content: { kind: "text", text: "yes", entities } }));
    refuse("sendMessage", "Bad Request: can't parse entities", ({ entities }) =>
      JSON.stringify(entities ?? []).includes("tg://bad"),
    );
    await sync();
    expect(store.sent).toEqual(["1"]);
  });

  test("that Telegram never takes is given up and logged; what follows goes", async () => {
    store.relay("1", saying("bad"));
    store.relay("2", saying("good"));
    refuse("sendMessage", "Bad Request: message is empty", ({ text }) => text === "bad");
    await sync();
    expect([store.failed, store.sent]).toEqual([["1"], ["2"]]);
    expect(lines.error).toHaveLength(1);
  });

  test("that was deleted in the chat is not sent anew by an edit", async () => {
    const hello = saying("hello");
    store.relay("1", hello);
    await sync();
    telegram.messages.clear();
    store.relay("2", { ...hello, content: { kind: "text", text: "bye", entities: [] } });
    await sync();
    expect([telegram.messages.size, store.sent]).toEqual([0, ["1", "2"]]);
  });
});

describe("a file", () => {
  test("whose remembered id Telegram does not know is sent afresh, alone and in an album", async () => {
    const wrong = "Bad Request: wrong file identifier/HTTP URL specified";
    telegram.faults(({ params }) =>
      JSON.stringify(params).includes("old-") ? { refuse: 400, description: wrong } : undefined,
    );
    store.relay("1", photo("a"));
    store.relay("2", photo("b"), photo("c"));
    await sync();
    expect(telegram.callsOf("sendPhoto").at(-1)?.params).toMatchObject({ photo: "fresh-a" });
    expect(telegram.callsOf("sendMediaGroup").at(-1)?.params).toMatchObject({
      media: [{ media: "fresh-b" }, { media: "fresh-c" }],
    });
    expect([store.failed, files.forgotten]).toEqual([[], ["a", "b", "c"]]);
  });
});
