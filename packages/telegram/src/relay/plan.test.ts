import type { MediaKind, MessageContent, RelayedCopy, RelayedMessage } from "@gotovo/domain";
import { describe, expect, test } from "vitest";
import { shownAs } from "./parts.ts";
import { planRelay } from "./plan.ts";
import type { Frame, Post, RelayStep } from "./types.ts";

const button = [[{ text: "Open", callback_data: "d:1" }]];
const head = { text: "Anna\n", entities: [{ type: "bold", offset: 0, length: 4 }] };

const text = (words: string): MessageContent => ({ kind: "text", text: words, entities: [] });
const media = (kind: MediaKind, caption = "", uniqueId = "u1"): MessageContent => ({
  kind: "media",
  media: kind,
  file: { fileId: `id-${uniqueId}`, uniqueId },
  text: caption,
  entities: [],
});

const message = (content: MessageContent, more: Partial<RelayedMessage> = {}): RelayedMessage => ({
  id: "1",
  content,
  sourceBot: "customer",
  sourceMessageId: null,
  sourceReaction: null,
  copies: [],
  replyTo: null,
  ...more,
});

const frame = (more: Partial<Frame> = {}): Frame => ({
  head,
  keyboard: button,
  albumNote: null,
  context: { text: "", entities: [] },
  inWords: () => "lost",
  reaction: null,
  ...more,
});

const plan = (messages: readonly RelayedMessage[], more: Partial<Frame> = {}) =>
  planRelay(messages, () => frame(more));

/** What a chat shows after the steps were carried out, in messages from `from` on. */
function copiesAfter(steps: readonly RelayStep[], from = 10): RelayedCopy[] {
  return steps.flatMap((step, index) =>
    step.do === "send"
      ? [{ messageId: from + index, part: step.part, shown: step.shown, reaction: null }]
      : [],
  );
}

/** The same message, shown in the chat, then with other content. */
function shownThen(first: MessageContent, second: MessageContent, more: Partial<Frame> = {}): RelayStep[] {
  const copies = copiesAfter(plan([message(first)], more));
  return plan([message(second, { copies })], more);
}

const brief = (steps: readonly RelayStep[]) =>
  steps.map((step) => {
    if (step.do === "edit") return `edit ${step.how} of ${step.messageId}`;
    if (step.do === "send") return `send ${step.post.kind}`;
    if (step.do === "album") return `album of ${step.items.length}`;
    if (step.do === "react") return `react ${step.emoji} on ${step.messageId}`;
    return `remove ${step.messageId}`;
  });

describe("a message that a chat does not show", () => {
  test("is sent with its sender's name in bold, its formatting moved along, and its button", () => {
    const content = { ...text("no sugar"), entities: [{ type: "italic", offset: 3, length: 5 }] };
    const [step] = plan([message(content as MessageContent, { replyTo: 5 })]);
    expect(step).toMatchObject({
      do: "send",
      part: 0,
      reply: { messageId: 5 },
      post: {
        body: {
          text: "Anna\nno sugar",
          entities: [head.entities[0], { type: "italic", offset: 8, length: 5 }],
        },
        keyboard: button,
      },
    });
  });

  test("is left alone once it does, and in the chat where it was written", () => {
    expect(shownThen(text("hello"), text("hello"))).toEqual([]);
    expect(plan([message(text("hello"), { sourceMessageId: 4 })])).toEqual([]);
  });

  test("goes in pieces when it is long; the button is on the last, the reply on the first", () => {
    const steps = plan([message(text("word ".repeat(2_000)), { replyTo: 5 })]);
    const posts = steps.map((step) => step as Extract<RelayStep, { do: "send" }>);
    expect(posts).toHaveLength(3);
    expect(posts.map(({ post }) => post.keyboard.length)).toEqual([0, 0, 1]);
    expect(posts.map(({ reply }) => reply?.messageId)).toEqual([5, undefined, undefined]);
    for (const { post } of posts) expect("body" in post && post.body.text.length).toBeLessThanOrEqual(4096);
  });

  test("of which a kill left the first piece is completed", () => {
    const long = message(text("word ".repeat(1_000)));
    const [first] = copiesAfter(plan([long]));
    const rest = plan([{ ...long, copies: [first as RelayedCopy] }]);
    expect(rest).toMatchObject([{ do: "send", part: 1 }]);
  });

  test("with a caption too long beside the head has it below the file", () => {
    const steps = plan([message(media("photo", "c".repeat(1_022)))]);
    expect(steps).toMatchObject([
      { post: { kind: "media", body: { text: "Anna" }, keyboard: [] } },
      { post: { kind: "text", body: { text: "c".repeat(1_022) }, keyboard: button } },
    ]);
    expect(plan([message(media("photo", "c".repeat(1_019)))])).toHaveLength(1);
  });

  test.each(["sticker", "video_note"] as const)("a %s, which holds no text, has the button alone", (kind) => {
    expect(plan([message(media(kind, "ignored"))])).toMatchObject([
      { do: "send", post: { media: kind, body: { text: "" }, keyboard: button } },
    ]);
  });

  test("a place and a contact go as they are, without what they quote", () => {
    const quote = { text: "where?", entities: [], position: 0 };
    const place: MessageContent = { kind: "location", latitude: 1, longitude: 2, quote };
    const [step] = plan([message(place, { replyTo: 3 })]);
    expect(step).toMatchObject({ reply: { messageId: 3, quote }, post: { kind: "location", latitude: 1 } });
    expect(step && "post" in step && "quote" in step.post).toBe(false);
  });
});

describe("an edit", () => {
  test("of a text edits the text", () => {
    expect(brief(shownThen(text("tea"), text("coffee")))).toEqual(["edit text of 10"]);
  });

  test("of a caption edits the caption, that of a file's bare kind only its button", () => {
    expect(brief(shownThen(media("photo", "a"), media("photo", "b")))).toEqual(["edit caption of 10"]);
    const copies = copiesAfter(plan([message(media("sticker"))]));
    const renamed = plan([message(media("sticker"), { copies })], { keyboard: [] });
    expect(brief(renamed)).toEqual(["edit keyboard of 10"]);
  });

  test("of the file itself exchanges it where Telegram can, else sends it anew", () => {
    expect(brief(shownThen(media("photo"), media("video", "", "u2")))).toEqual(["edit media of 10"]);
    expect(brief(shownThen(media("voice"), media("photo", "", "u2")))).toEqual(["remove 10", "send media"]);
    expect(brief(shownThen(text("x"), media("photo")))).toEqual(["remove 10", "send media"]);
  });

  test("that makes a text longer adds pieces, and one that makes it shorter takes them away", () => {
    const [short, long] = [text("short"), text("word ".repeat(1_800))];
    expect(brief(shownThen(short, long))).toEqual(["edit text of 10", "send text", "send text"]);
    expect(brief(shownThen(long, short))).toEqual(["edit text of 10", "remove 11", "remove 12"]);
  });

  test("of who answers changes the button alone", () => {
    const copies = copiesAfter(plan([message(text("tea"))]));
    const claimed = plan([message(text("tea"), { copies })], { keyboard: [] });
    expect(brief(claimed)).toEqual(["edit text of 10"]);
  });
});

describe("an album", () => {
  const part = (id: string, more: Partial<RelayedMessage> = {}) =>
    message(media("photo", "", `u${id}`), { id, ...more });
  const [one, two, three] = [part("1"), part("2"), part("3")];

  test("goes as one: the head on the first part, the note with the button after it", () => {
    const steps = plan([one, two, three], { albumNote: "3 files" });
    expect(brief(steps)).toEqual(["album of 3", "send text"]);
    const [sent, note] = steps as [Extract<RelayStep, { do: "album" }>, Extract<RelayStep, { do: "send" }>];
    expect(sent.items.map(({ post }) => post.body.text)).toEqual(["Anna", "", ""]);
    expect(note.post).toMatchObject({ body: { text: "3 files" }, keyboard: button });
  });

  test("of one part is that part", () => {
    expect(brief(plan([one], { albumNote: "1 file" }))).toEqual(["send media"]);
  });

  const shown = (of: RelayedMessage, messageId: number, body = ""): RelayedMessage => {
    const post: Post = {
      kind: "media",
      media: "photo",
      file: { fileId: "any", uniqueId: `u${of.id}` },
      owner: "customer",
      spoiler: false,
      body: { text: body, entities: body === "" ? [] : head.entities },
      keyboard: [],
    };
    return { ...of, copies: [{ messageId, part: 0, shown: shownAs(post), reaction: null }] };
  };

  test("that is there is left alone, and a part that came late goes by itself", () => {
    const there = [shown(one, 10, "Anna"), shown(two, 11)];
    expect(plan(there)).toEqual([]);
    const steps = plan([...there, three]);
    expect(steps).toMatchObject([{ do: "send", id: "3", post: { body: { text: "" } } }]);
  });

  test("is edited part by part", () => {
    const captioned = shown({ ...two, content: media("photo", "look", "u2") }, 11);
    expect(brief(plan([shown(one, 10, "Anna"), captioned]))).toEqual(["edit caption of 11"]);
  });

  test("written in this chat is not sent there", () => {
    const here = [one, two].map((message, index) => ({ ...message, sourceMessageId: index + 1 }));
    expect(plan(here)).toEqual([]);
  });
});

describe("a reaction", () => {
  const there = {
    messageId: 10,
    part: 0,
    shown: shownAs({ kind: "text", body: join("tea"), keyboard: button }),
  };

  function join(words: string) {
    return { text: `Anna\n${words}`, entities: head.entities };
  }

  test("is set on the copy, and taken off it", () => {
    const bare = message(text("tea"), { copies: [{ ...there, reaction: null }] });
    expect(brief(plan([bare], { reaction: "🔥" }))).toEqual(["react 🔥 on 10"]);
    const burning = message(text("tea"), { copies: [{ ...there, reaction: "🔥" }] });
    expect(plan([burning], { reaction: "🔥" })).toEqual([]);
    expect(brief(plan([burning]))).toEqual(["react null on 10"]);
  });

  test("is set on the message itself where it was written", () => {
    const own = message(text("tea"), { sourceMessageId: 4 });
    expect(plan([own], { reaction: "👌" })).toEqual([
      { do: "react", source: "1", messageId: 4, emoji: "👌" },
    ]);
    expect(plan([{ ...own, sourceReaction: "👌" }], { reaction: "👌" })).toEqual([]);
  });

  test("waits until there is a copy", () => {
    expect(brief(plan([message(text("tea"))], { reaction: "🔥" }))).toEqual(["send text"]);
  });
});
