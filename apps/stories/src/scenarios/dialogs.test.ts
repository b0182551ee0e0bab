import type { ChatDriver, Message } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf } from "./cards.ts";
import { type CafeServer, openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const timeoutMs = 30_000;

/** Waits for the newest message of the bot that fits. */
function newest(chat: ChatDriver, what: string, fits: (message: Message) => boolean): Promise<Message> {
  return chat.waitFor((messages) => messages.findLast((message) => message.from.is_bot && fits(message)), {
    what,
    timeoutMs,
  });
}

const says = (text: string) => (message: Message) => (message.text ?? message.caption ?? "").includes(text);

/** Waits until the person's own message carries the reaction. */
function reacted(chat: ChatDriver, { message_id }: Message, emoji: string): Promise<Message> {
  return chat.waitFor(
    (messages) =>
      messages.find(
        (message) =>
          message.message_id === message_id &&
          message.reactions?.some((reaction) => reaction.emoji === emoji),
      ),
    { what: `a ${emoji} on message ${message_id}`, timeoutMs },
  );
}

/** What a café is told by its customer, and its customer by it, in order and without the marks of who wrote it. */
async function heard(chat: ChatDriver, mark: string): Promise<string[]> {
  const messages = await chat.messages();
  return messages.flatMap(({ from, text = "" }) =>
    from.is_bot && text.startsWith(mark) ? [text.split("\n").slice(1).join("\n")] : [],
  );
}

describe("a customer and the café talk", () => {
  let cafe: CafeServer;
  let boris: ChatDriver;
  let anna: ChatDriver;
  beforeAll(async () => {
    cafe = await town.cafe("Зерно");
    boris = await cafe.joins("Борис");
    anna = await town.follows(cafe, "1", "anna");
  });

  test("what she writes comes with who and which order, and is answered by a reply", async () => {
    const question = await anna.say("Можно без сахара?");
    const copy = await newest(boris, "the question", says("Можно без сахара?"));
    expect(copy.text).toBe("👤 Анна · № 1\nМожно без сахара?");
    expect(buttonsOf(copy)).toEqual(["💬 Открыть диалог"]);
    const answer = await boris.say("Конечно!", { reply_to: copy.message_id });
    const told = await newest(anna, "the answer", says("Конечно!"));
    expect(told.text).toBe("☕️ Зерно\nКонечно!");
    expect(told.reply_to?.message_id).toBe(question.message_id);
    await reacted(boris, answer, "👌");
    await reacted(anna, question, "👀");
  });

  test("edits and reactions are mirrored both ways, and a repeated edit changes nothing", async () => {
    const question = await anna.say("С корицей");
    const copy = await newest(boris, "the wish", says("С корицей"));
    await anna.edit(question.message_id, "С корицей и мёдом");
    await newest(boris, "the edit", says("👤 Анна · № 1 · изменено\nС корицей и мёдом"));
    await anna.react(question.message_id, "❤");
    await reacted(boris, copy, "❤");
    await boris.react(copy.message_id, "🔥");
    await reacted(anna, question, "🔥");
    const answer = await boris.say("Сделаем", { reply_to: copy.message_id });
    const told = await newest(anna, "the answer", says("Сделаем"));
    await boris.edit(answer.message_id, "Уже делаем");
    await newest(anna, "the edited answer", says("☕️ Зерно · изменено\nУже делаем"));
    await anna.react(told.message_id, "👍");
    await reacted(boris, answer, "👍");
  });

  test("files of every kind cross, named by their caption or their button", async () => {
    await boris.tap("💬 Открыть диалог");
    for (const kind of [
      "photo",
      "video",
      "animation",
      "audio",
      "voice",
      "document",
      "sticker",
      "video_note",
    ] as const) {
      await anna.sendFiles([{ kind, bytes: Buffer.from(`from Anna: ${kind}`), file_name: `анна.${kind}` }]);
      const copy = await newest(boris, kind, (message) => message.file?.kind === kind);
      const named = copy.caption ?? buttonsOf(copy).join();
      expect(named, kind).toContain("Анна · № 1");
      await boris.sendFiles([
        { kind, bytes: Buffer.from(`from Boris: ${kind}`), file_name: `борис.${kind}` },
      ]);
      const told = await newest(anna, kind, (message) => message.file?.kind === kind);
      expect(told.caption ?? buttonsOf(told).join(), kind).toContain("☕️ Зерно");
    }
    await anna.shareLocation(55.75, 37.62);
    await newest(boris, "the place", (message) => message.location !== undefined);
    await anna.shareContact();
    await newest(boris, "the contact", (message) => message.contact !== undefined);
  });

  test("an album stays together and comes with a button", async () => {
    const photos = [1, 2, 3].map((number) => ({
      kind: "photo" as const,
      bytes: Buffer.from(`photo ${number}`),
      file_name: "a.png",
      ...(number === 1 && { caption: "вот такие" }),
    }));
    await anna.sendFiles(photos);
    const note = await newest(boris, "the album's button", says("3 файла одним альбомом"));
    expect(buttonsOf(note)).toEqual(["💬 Анна · № 1"]);
    const album = (await boris.messages()).filter((message) => message.media_group_id !== undefined);
    expect(album).toHaveLength(3);
    expect(new Set(album.map((message) => message.media_group_id)).size).toBe(1);
    expect(album[0]?.caption).toBe("👤 Анна · № 1\nвот такие");
  });

  test("a long text comes whole, in parts", async () => {
    const long = Array.from({ length: 700 }, (_, index) => `слово${index}`)
      .join(" ")
      .slice(0, 4096)
      .trim();
    await boris.say(long);
    await newest(anna, "the last part", says(long.slice(-10)));
    const told = (await heard(anna, "☕️ Зерно")).at(-1) as string;
    const rest = (await anna.messages()).at(-1)?.text as string;
    expect(`${told} ${rest}`).toBe(long);
  });
});
