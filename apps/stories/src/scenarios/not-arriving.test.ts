import { type ChatDriver, type Message, refusals } from "@gotovo/sandbox/driver";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type CafeServer, openTown, type Town } from "./town.ts";

let town: Town;
let cafe: CafeServer;
let boris: ChatDriver;
let anna: ChatDriver;
let orders = 0;
beforeAll(async () => {
  town = await openTown();
  cafe = await town.cafe("Зерно");
  boris = await cafe.joins("Борис");
});
afterEach(() => town.telegram.clearFaults());
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const timeoutMs = 30_000;
const textOf = ({ text, caption = "" }: Message) => text ?? caption;

/** Waits for a message of the bot that has this text (or caption), newest first. */
const says = (chat: ChatDriver, text: string) =>
  chat.waitFor(
    (messages) => messages.findLast((message) => message.from.is_bot && textOf(message).includes(text)),
    { what: `the bot says ${text}`, timeoutMs },
  );

const has = (chat: ChatDriver, kind: string) =>
  chat.waitFor((messages) => messages.findLast(({ from, file }) => from.is_bot && file?.kind === kind), {
    what: `the bot sends a ${kind}`,
    timeoutMs,
  });

/** A customer of an order who has not written yet. */
async function customer(): Promise<ChatDriver> {
  orders += 1;
  return town.follows(cafe, String(orders), `guest-${orders}`);
}

let files = 0;
/** A file that nobody has seen yet, and what Telegram calls it. */
async function newFile() {
  files += 1;
  const bytes = Buffer.from(`file ${files}`);
  const stranger = await town.customer("Вера");
  await stranger.start();
  const [sent] = await stranger.sendFiles([{ kind: "document", bytes }]);
  return { bytes, file: sent?.file?.file_unique_id ?? "" };
}

const sendNew = async (chat: ChatDriver, kind: "voice" | "video_note", to: { reply_to?: number } = {}) =>
  chat.sendFiles([{ kind, bytes: (await newFile()).bytes }], to);

const reactionsOn = async (chat: ChatDriver, { message_id }: Message) =>
  (await chat.messages()).find((message) => message.message_id === message_id)?.reactions ?? [];

describe("a customer's file", () => {
  test.each([
    ["is busy", { ...refusals.fileBusy, method: "getFile", times: 2 }],
    ["has its download cut", { kind: "drop_after" as const, method: "downloadFile", times: 1 }],
    ["is behind a broken gateway", { kind: "5xx" as const, method: "downloadFile", times: 1 }],
  ])("that %s for a moment arrives; only then is it «Передал»", async (_, fault) => {
    anna = await customer();
    const { bytes, file } = await newFile();
    await town.telegram.fault({ ...fault, file });
    await anna.sendFiles([{ kind: "photo", bytes, caption: `чашка ${file}` }]);
    const copy = await says(boris, `чашка ${file}`);
    expect(copy.file?.kind).toBe("photo");
    await says(anna, "Передал в «Зерно»");
  });

  test("that is busy for longer lets what follows go on, and arrives after it", async () => {
    anna = await customer();
    const { bytes, file } = await newFile();
    await town.telegram.fault({ ...refusals.fileBusy, method: "getFile", file, times: 4 });
    await anna.sendFiles([{ kind: "photo", bytes, caption: `позже ${file}` }]);
    await anna.say(`сразу ${file}`);
    const photo = await says(boris, `позже ${file}`);
    const text = await says(boris, `сразу ${file}`);
    expect(photo.file?.kind).toBe("photo");
    expect(text.message_id).toBeLessThan(photo.message_id);
  });

  test("that can never be had is named to the café with its caption, and to the customer as not arrived", async () => {
    anna = await customer();
    const { bytes, file } = await newFile();
    await town.telegram.fault({ ...refusals.fileGone, method: "getFile", file });
    const [photo] = await anna.sendFiles([{ kind: "photo", bytes, caption: "мой стакан" }]);
    const words = await says(boris, "мой стакан");
    expect(words.text).toBe(`👤 Анна · № ${orders}\n🖼 Фото: не удалось получить\nмой стакан`);
    const told = await says(anna, "Файл не дошёл до «Зерно»");
    expect(told.reply_to?.message_id).toBe(photo?.message_id);
    await town.quiet();
    expect((await anna.messages()).filter((message) => textOf(message).includes("Передал"))).toEqual([]);
    expect(await reactionsOn(anna, photo as Message)).toEqual([]);
  });

  test("of an album that cannot be had lets the others arrive, and is named on both sides", async () => {
    anna = await customer();
    const [first, lost, last] = [await newFile(), await newFile(), await newFile()];
    await town.telegram.fault({ ...refusals.fileGone, method: "getFile", file: lost.file });
    const sent = await anna.sendFiles(
      [first, lost, last].map(({ bytes }) => ({ kind: "photo" as const, bytes })),
    );
    await says(boris, "🖼 Фото: не удалось получить");
    await says(boris, "2 файла одним альбомом");
    // What says that they come is sent before them.
    const album = async () => {
      const files = (await boris.messages()).filter(({ media_group_id }) => media_group_id !== undefined);
      return files.map(({ file }) => file?.file_unique_id);
    };
    await expect.poll(album, { timeout: timeoutMs }).toEqual([first.file, last.file]);
    const told = await says(anna, "Файл не дошёл до «Зерно»");
    expect(told.reply_to?.message_id).toBe(sent[1]?.message_id);
    await says(anna, "Передал в «Зерно»");
  });
});

describe("who takes no voice and round video messages", () => {
  test("gets them as files, in both directions", async () => {
    anna = await customer();
    await anna.say("Вопрос");
    const question = await says(boris, "Вопрос");
    const id = (await town.telegram.people()).findLast(({ first_name }) => first_name === "Анна")?.id ?? 0;
    const person = await town.telegram.personById(id);
    await person.change({ has_restricted_voice_and_video_messages: true });
    const to = { reply_to: question.message_id };
    await sendNew(boris, "voice", to);
    await has(anna, "document");
    await sendNew(boris, "video_note", to);
    expect(textOf(await has(anna, "video"))).toContain("☕️ Зерно");
    await town.telegram.fault({ ...refusals.voiceForbidden, method: "sendVoice" });
    await sendNew(anna, "voice");
    expect(textOf(await has(boris, "document"))).toContain(`Анна · № ${orders}`);
  });
});
