import { afterEach, beforeEach, expect, test } from "vitest";
import { refusals } from "../driver/index.ts";
import { botName, botToken, type Harness, startHarness } from "../testing/harness.ts";

let harness: Harness;
let chat: ReturnType<Awaited<ReturnType<Harness["tg"]["person"]>>["chat"]>;
beforeEach(async () => {
  harness = await startHarness();
  chat = (await harness.tg.person({ first_name: "Anna" })).chat(botName);
  await chat.start();
});
afterEach(() => harness.close());

/** The newest updates as the bot gets them. */
// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
const newest = async (count: number): Promise<any[]> => (await harness.tg.updates(botName)).slice(-count);
const bytes = (text: string) => new TextEncoder().encode(text);
/** An album of two, each with what the bot and the sandbox call its file. */
async function album() {
  const sent = await chat.sendFiles([
    { kind: "photo", bytes: bytes("one") },
    { kind: "photo", bytes: bytes("two") },
  ]);
  const updates = await newest(2);
  return sent.map(({ file }, index) => ({
    unique: file?.file_unique_id ?? "",
    id: updates[index].message.photo[0].file_id,
  }));
}
const getFile = (file_id: string) => harness.api("getFile", { file_id });
const descriptions = async (calls: Promise<{ description?: string }>[]) =>
  (await Promise.all(calls)).map(({ description }) => description);

test("a file is busy so many times, and then can be had", async () => {
  const [file] = await album();
  await harness.tg.fault({ ...refusals.fileBusy, method: "getFile", times: 2 });
  for (let i = 0; i < 2; i += 1)
    expect(await getFile(file?.id ?? "")).toEqual({
      ok: false,
      error_code: 400,
      description: "Bad Request: file is temporarily unavailable",
    });
  expect((await getFile(file?.id ?? "")).ok).toBe(true);
});

test("one file of an album is gone for good, for getFile and for downloads; the other can be had", async () => {
  const [one, two] = await album();
  const path = (await getFile(one?.id ?? "")).result.file_path;
  await harness.tg.fault({ ...refusals.fileGone, method: "getFile", file: one?.unique ?? "" });
  await harness.tg.fault({
    kind: "refuse",
    error_code: 404,
    method: "downloadFile",
    file: one?.unique ?? "",
  });
  expect(await descriptions([getFile(one?.id ?? ""), getFile(two?.id ?? "")])).toEqual([
    "Bad Request: wrong file_id or the file is temporarily unavailable",
    undefined,
  ]);
  expect((await fetch(`${harness.url}/file/bot${botToken}/${path}`)).status).toBe(404);
});

test("somebody who wants no voice and video messages gets none, however they are sent; the rest arrives", async () => {
  const anna = await harness.tg.personById(chat.id);
  await chat.sendFiles([{ kind: "voice", bytes: bytes("voice") }]);
  await chat.sendFiles([{ kind: "video_note", bytes: bytes("note") }]);
  const [voice, note] = (await newest(2)).map(({ message }) => message);
  await anna.change({ has_restricted_voice_and_video_messages: true });
  const to = { chat_id: chat.id };
  const copied = { ...to, from_chat_id: chat.id, message_id: voice.message_id };
  expect(
    await descriptions([
      harness.api("sendVoice", { ...to, voice: voice.voice.file_id }),
      harness.api("sendVideoNote", { ...to, video_note: note.video_note.file_id }),
      harness.api("copyMessage", copied),
      harness.api("sendMessage", { ...to, text: "words" }),
    ]),
  ).toEqual([
    "Bad Request: user restricted receiving of voice messages",
    "Bad Request: user restricted receiving of video messages",
    "Bad Request: user restricted receiving of voice messages",
    undefined,
  ]);
  expect((await harness.api("getChat", to)).result.has_restricted_voice_and_video_messages).toBe(true);
  await anna.change({ has_restricted_voice_and_video_messages: false });
  expect((await harness.api("copyMessage", copied)).ok).toBe(true);
});

test("all methods whose names begin so are refused for a while", async () => {
  await harness.tg.fault({ kind: "429", retry_after: 490, method: "setMy*" });
  const commands = [{ command: "help", description: "Help" }];
  for (const [method, params] of [
    ["setMyCommands", { commands }],
    ["setMyName", { name: "New" }],
    ["setMyShortDescription", { short_description: "x" }],
  ] as const)
    expect((await harness.api(method, params)).parameters).toEqual({ retry_after: 490 });
  expect((await harness.api("getMyCommands")).ok).toBe(true);
});

test("a silent Telegram answers nothing, polls that wait included, and goes on when it speaks again", async () => {
  const [{ update_id }] = await newest(1);
  const url = `${harness.url}/bot${botToken}/getUpdates?timeout=30&offset=${update_id + 1}`;
  const waiting = fetch(url, { signal: AbortSignal.timeout(1500) });
  const refused = expect(waiting).rejects.toThrow(/timeout/);
  await harness.tg.silence();
  await chat.say("heard by nobody");
  await expect(fetch(url, { signal: AbortSignal.timeout(300) })).rejects.toThrow(/timeout/);
  const getMe = fetch(`${harness.url}/bot${botToken}/getMe`, { signal: AbortSignal.timeout(300) });
  await expect(getMe).rejects.toThrow(/timeout/);
  await refused;
  await harness.tg.clearFaults();
  const { result } = await harness.api("getUpdates");
  expect(result.at(-1).message.text).toBe("heard by nobody");
});

test("an answer that begins and never ends", async () => {
  await harness.tg.fault({ kind: "hang", method: "sendMessage", times: 1 });
  const url = `${harness.url}/bot${botToken}/sendMessage?chat_id=${chat.id}&text=done`;
  const response = await fetch(url, { signal: AbortSignal.timeout(500) });
  await expect(response.text()).rejects.toThrow(/timeout/);
  expect((await chat.last())?.text).toBe("done");
});
