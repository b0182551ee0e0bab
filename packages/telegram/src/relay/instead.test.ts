import type { RelayedMessage } from "@gotovo/domain";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createChatSync } from "../chat-sync/sync-chat.ts";
import { FileRefused, type FileTransfer } from "../files/transfer.ts";
import { judge, type Verdict } from "../outbound/refusals.ts";
import { createFakeBotApi, type FakeBotApi } from "../testing/fake-bot-api.ts";
import { createTestLog } from "../testing/logs.ts";
import { photo, RelayStore, saying } from "../testing/relay-store.ts";
import { planRelay } from "./plan.ts";

let telegram: FakeBotApi;
let store: RelayStore;
/** What is said of a file that is asked for; nothing: it is there. */
let verdicts: (uniqueId: string) => Verdict | undefined;
const asked: string[] = [];

const files: FileTransfer = {
  async open({ file: { uniqueId } }) {
    asked.push(uniqueId);
    const verdict = verdicts(uniqueId);
    if (verdict) throw new FileRefused("no", verdict);
    return uniqueId;
  },
  sent: async () => undefined,
  forget: async () => undefined,
};

beforeEach(async () => {
  telegram = await createFakeBotApi();
  store = new RelayStore();
  verdicts = () => undefined;
  asked.length = 0;
});
afterEach(() => telegram.close());

function sync(): Promise<unknown> {
  const limiter = { acquire: async () => 0, release: async () => undefined, pause: async () => undefined };
  const frame = {
    head: { text: "Ann\n", entities: [] },
    keyboard: [],
    albumNote: "album",
    context: { text: "", entities: [] },
    inWords: () => "a lost file",
    reaction: null,
  };
  const renderer = {
    load: () => async () => [],
    message: (content: string) => ({ relay: planRelay(JSON.parse(content), () => frame) }),
  };
  const { log } = createTestLog();
  const { api } = telegram;
  const relay = { api, files };
  return createChatSync({ api, limiter, store, renderer, relay, log, isTransient: () => false })(77n);
}

/** What the chat got: texts and captions, or files; albums joined. */
const shown = () =>
  telegram.calls.flatMap(({ method, params }) => {
    if (method === "sendMediaGroup")
      return [(params.media as { media: string }[]).map(({ media }) => media).join("+")];
    const file = params.photo ?? params.document ?? params.video;
    return method.startsWith("send") ? [`${method} ${file ?? params.text}`] : [];
  });

const passing: Verdict = { hope: "passing", reason: "file" };
const gone: Verdict = { hope: "final", reason: "file" };
const only = (id: string, verdict: Verdict) => (asked: string) => (asked === id ? verdict : undefined);

const media = (kind: "voice" | "video_note", id: string): RelayedMessage => {
  const message = photo(id);
  return { ...message, content: { ...message.content, media: kind } as RelayedMessage["content"] };
};

describe("a file that cannot be had at the moment", () => {
  test("is asked for again, and what follows waits for it, so that all keeps its order", async () => {
    let times = 2;
    verdicts = (id) => (id === "a" && times-- > 0 ? passing : undefined);
    store.relay("1", photo("a"));
    store.relay("2", saying("after it"));
    await sync();
    expect(shown()).toEqual(["sendPhoto a", "sendMessage Ann\nafter it"]);
    expect(store.sent).toEqual(["1", "2"]);
  });

  test("for longer is put aside, and the rest of its chat goes on", async () => {
    verdicts = only("a", passing);
    store.relay("1", photo("a"));
    store.relay("2", saying("after it"));
    await sync();
    expect([store.sent, store.failed]).toEqual([["2"], []]);
    expect(store.postponed.map(({ holds }) => holds)).toEqual([true, true, false]);
  });

  test("and is of an album lets the others go, and comes after them by itself", async () => {
    verdicts = only("b", passing);
    store.relay("1", photo("a"), photo("b"), photo("c"));
    await sync();
    expect(shown()[0]).toBe("a+c");
    verdicts = () => undefined;
    store.relay("2", photo("a"), photo("b"), photo("c"));
    await sync();
    expect(shown().filter((text) => text.startsWith("sendPhoto"))).toEqual(["sendPhoto b"]);
  });
});

describe("a file that can never be had", () => {
  test("is named, with its caption; what follows goes", async () => {
    verdicts = only("a", gone);
    const { content } = photo("a");
    store.relay("1", { ...photo("a"), content: { ...content, text: "my cup" } as typeof content });
    store.relay("2", saying("after it"));
    await sync();
    expect(shown()).toEqual(["sendMessage Ann\na lost file\nmy cup", "sendMessage Ann\nafter it"]);
    expect(store.fallbacks.get("a")).toMatchObject({ form: "words", of: "a", lost: true });
    expect([store.sent, asked]).toEqual([["1", "2"], ["a"]]);
  });

  test("is given up after a while of hoping", async () => {
    verdicts = only("a", passing);
    store.relay("1", photo("a"));
    for (let tries = 2; tries <= 7; tries++) {
      await sync();
      if (store.messages.length === 0)
        store.messages.push({ id: "1", content: "1", silent: false, tries: tries + 1 });
    }
    await sync();
    expect(shown()).toEqual(["sendMessage Ann\na lost file"]);
  });

  test.each([
    ["the first", "a", ["sendMessage Ann\na lost file", "b+c", "sendMessage album"]],
    ["the second", "b", ["a+c", "sendMessage album", "sendMessage a lost file"]],
  ])("and is %s of an album is named beside the others", async (_, id, expected) => {
    verdicts = only(id, gone);
    store.relay("1", photo("a"), photo("b"), photo("c"));
    await sync();
    expect(shown().sort()).toEqual(expected.sort());
    expect(store.sent).toEqual(["1"]);
  });

  test("and leaves one of an album of two lets that one go alone", async () => {
    verdicts = only("a", gone);
    store.relay("1", photo("a"), photo("b"));
    await sync();
    expect(shown()).toContain("sendPhoto b");
  });
});

describe("what Telegram does not take", () => {
  const refuse = (method: string, description: string) =>
    telegram.faults((call) => (call.method === method ? { refuse: 400, description } : undefined));

  test.each([
    ["voice", "Bad Request: VOICE_MESSAGES_FORBIDDEN", "sendDocument v"],
    ["voice", "Bad Request: user restricted receiving of voice messages", "sendDocument v"],
    ["video_note", "Bad Request: VIDEO_MESSAGES_FORBIDDEN", "sendVideo v"],
    ["video_note", "Bad Request: user restricted receiving of video messages", "sendVideo v"],
  ] as const)("a %s (%s) goes as a file", async (kind, description, expected) => {
    refuse(kind === "voice" ? "sendVoice" : "sendVideoNote", description);
    store.relay("1", media(kind, "v"));
    await sync();
    expect(shown().at(-1)).toBe(expected);
    expect(store.sent).toEqual(["1"]);
  });

  test("a voice not as a file either is said in words", async () => {
    telegram.faults(({ method }) =>
      method === "sendMessage"
        ? undefined
        : { refuse: 400, description: "Bad Request: VOICE_MESSAGES_FORBIDDEN" },
    );
    store.relay("1", media("voice", "v"));
    await sync();
    expect(shown().at(-1)).toBe("sendMessage Ann\na lost file");
  });

  test("an album without saying which file goes one by one", async () => {
    refuse("sendMediaGroup", "Bad Request: PHOTO_INVALID_DIMENSIONS");
    store.relay("1", photo("a"), photo("b"));
    await sync();
    expect(shown().filter((text) => text.startsWith("sendPhoto"))).toEqual(["sendPhoto a", "sendPhoto b"]);
  });

  test("an album with saying which goes without that one", async () => {
    telegram.faults(({ method, params }) =>
      JSON.stringify(params).includes('"media":"b"') && method === "sendMediaGroup"
        ? {
            refuse: 400,
            description:
              'Bad Request: failed to send message #2 with the error message "WEBPAGE_MEDIA_EMPTY"',
          }
        : undefined,
    );
    store.relay("1", photo("a"), photo("b"), photo("c"));
    await sync();
    expect(shown()).toContain("a+c");
    expect(store.fallbacks.get("b")).toMatchObject({ form: "words" });
  });

  test("a text in words that nobody knows is tried again, then given up", async () => {
    let times = 2;
    telegram.faults(() => (times-- > 0 ? { refuse: 400, description: "Bad Request: SOMETHING" } : undefined));
    store.relay("1", saying("hello"));
    await sync();
    expect([store.sent, store.failed]).toEqual([["1"], []]);
  });
});

test("Telegram's texts", () => {
  const hopeOf = (text: string) => judge(`Bad Request: ${text}`).hope;
  for (const text of [
    "file is too big",
    "message text is empty",
    "message is too long",
    "can't parse entities: x",
    "not enough rights to send photos to the chat",
    "CHAT_SEND_VOICES_FORBIDDEN",
    "IMAGE_PROCESS_FAILED",
    "can't use file of type Voice as Document",
    "message thread not found",
  ])
    expect([text, hopeOf(text)]).toEqual([text, "final"]);
  for (const text of ["file is temporarily unavailable", "WORKER_BUSY_TOO_LONG_RETRY", "A_WORD_OF_TOMORROW"])
    expect([text, hopeOf(text)]).toEqual([text, "passing"]);
});
