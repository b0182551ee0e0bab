import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import {
  type Answer,
  botName,
  botToken,
  type Harness,
  otherToken,
  startHarness,
} from "../../testing/harness.ts";

let harness: Harness;
let chat: ReturnType<Awaited<ReturnType<Harness["tg"]["person"]>>["chat"]>;

beforeAll(async () => {
  harness = await startHarness();
});
afterAll(() => harness.close());
beforeEach(async () => {
  const anna = await harness.tg.person({ first_name: "Anna" });
  chat = anna.chat(botName);
  await chat.start();
  await anna.chat("OtherBot").start();
});

async function upload(
  method: string,
  fields: Record<string, string | Blob>,
  token = botToken,
): Promise<Answer> {
  const form = new FormData();
  form.set("chat_id", String(chat.id));
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === "string") form.set(name, value);
    else form.set(name, value, `${name}.bin`);
  }
  const response = await fetch(`${harness.url}/bot${token}/${method}`, { method: "POST", body: form });
  return (await response.json()) as Answer;
}
const bytes = (size: number) => new Blob([new Uint8Array(size).fill(7)]);
const download = (token: string, path: string) => fetch(`${harness.url}/file/bot${token}/${path}`);

test("a person's file: getFile, download, and sent on by its file_id", async () => {
  await chat.sendFiles([{ kind: "voice", bytes: new TextEncoder().encode("la la"), mime_type: "audio/ogg" }]);
  const { result } = await harness.api("getUpdates", { offset: -1 });
  const { voice } = result[0].message;
  const file = (await harness.api("getFile", { file_id: voice.file_id })).result;
  expect(file).toMatchObject({ file_unique_id: voice.file_unique_id, file_size: 5 });
  expect(await (await download(botToken, file.file_path)).text()).toBe("la la");
  const sent = await harness.api("sendVoice", {
    chat_id: chat.id,
    voice: voice.file_id,
    caption: "you sang",
  });
  expect(sent.result.voice).toMatchObject({ file_unique_id: voice.file_unique_id, mime_type: "audio/ogg" });
});

test("a file_id is good for the bot that got it only; the unique id is the same for all", async () => {
  const { result } = await upload("sendDocument", { document: bytes(10) });
  const { file_id, file_unique_id } = result.document;
  expect(
    await harness.api("sendDocument", { chat_id: chat.id, document: file_id }, otherToken),
  ).toMatchObject({
    error_code: 400,
    description: "Bad Request: wrong file identifier/HTTP URL specified",
  });
  expect((await harness.api("getFile", { file_id }, otherToken)).description).toBe(
    "Bad Request: wrong file_id or the file is temporarily unavailable",
  );
  expect((await download(otherToken, `documents/${file_id}`)).status).toBe(404);
  const theirs = await upload("sendDocument", { document: bytes(10) }, otherToken);
  expect(theirs.result.document.file_unique_id).toBe(file_unique_id);
  expect(theirs.result.document.file_id).not.toBe(file_id);
});

test("sizes and kinds are checked", async () => {
  expect((await upload("sendPhoto", { photo: bytes(0) })).description).toBe(
    "Bad Request: file must be non-empty",
  );
  expect((await upload("sendPhoto", { photo: bytes(11 * 2 ** 20) })).description).toBe(
    "Bad Request: file is too big",
  );
  const big = await upload("sendDocument", { document: bytes(21 * 2 ** 20) });
  expect((await harness.api("getFile", { file_id: big.result.document.file_id })).description).toBe(
    "Bad Request: file is too big",
  );
  expect(
    (await harness.api("sendPhoto", { chat_id: chat.id, photo: big.result.document.file_id })).description,
  ).toBe("Bad Request: can't use file of type Document as Photo");
  expect((await upload("sendDocument", { document: bytes(52 * 2 ** 20) })).error_code).toBe(413);
});

test("captions: entities, at most 1024, editable", async () => {
  const { result } = await upload("sendPhoto", {
    photo: bytes(9),
    caption: "<i>now</i>",
    parse_mode: "HTML",
  });
  expect(result).toMatchObject({
    caption: "now",
    caption_entities: [{ type: "italic", offset: 0, length: 3 }],
  });
  expect((await upload("sendPhoto", { photo: bytes(9), caption: "x".repeat(1025) })).description).toBe(
    "Bad Request: message caption is too long",
  );
  const place = { chat_id: chat.id, message_id: result.message_id };
  await harness.api("editMessageCaption", { ...place, caption: "later" });
  expect(await chat.last()).toMatchObject({ caption: "later" });
  expect((await harness.api("editMessageText", { ...place, text: "x" })).description).toBe(
    "Bad Request: there is no text in the message to edit",
  );
  expect((await harness.api("sendMessage", { chat_id: chat.id, text: "x" })).ok).toBe(true);
});

test("an album has one group id, both ways", async () => {
  const media = [
    { type: "photo", media: "attach://a", caption: "first" },
    { type: "video", media: "attach://b" },
  ];
  const { result } = await upload("sendMediaGroup", {
    media: JSON.stringify(media),
    a: bytes(3),
    b: bytes(4),
  });
  expect(result).toHaveLength(2);
  expect(result[0].media_group_id).toBe(result[1].media_group_id);
  expect((await chat.messages()).slice(-2).map(({ file }) => file?.kind)).toEqual(["photo", "video"]);
  const mine = await chat.sendFiles([
    { kind: "photo", bytes: new Uint8Array([1]) },
    { kind: "photo", bytes: new Uint8Array([2]) },
  ]);
  expect(mine[0]?.media_group_id).toBeDefined();
  expect(mine[0]?.media_group_id).toBe(mine[1]?.media_group_id);
  const mixed = [
    { type: "photo", media: "attach://a" },
    { type: "document", media: "attach://b" },
  ];
  expect(
    (await upload("sendMediaGroup", { media: JSON.stringify(mixed), a: bytes(3), b: bytes(4) })).description,
  ).toBe("Bad Request: can't use the media of the specified type in the album");
});

test("a photo can be replaced", async () => {
  const { result } = await upload("sendPhoto", { photo: bytes(5) });
  const media = JSON.stringify({ type: "document", media: "attach://new", caption: "receipt" });
  await upload("editMessageMedia", { message_id: String(result.message_id), media, new: bytes(6) });
  expect(await chat.last()).toMatchObject({ caption: "receipt", file: { kind: "document", file_size: 6 } });
});

test("forwards name their author, copies do not; protected messages allow neither", async () => {
  const { message_id } = await chat.say("two latte");
  const from = { chat_id: chat.id, from_chat_id: chat.id, message_id };
  expect((await harness.api("forwardMessage", from)).result.forward_origin.sender_user).toMatchObject({
    id: chat.id,
  });
  expect(await chat.last()).toMatchObject({ text: "two latte", forwarded_from: "Anna" });
  expect(Object.keys((await harness.api("copyMessage", from)).result)).toEqual(["message_id"]);
  expect(await chat.last()).not.toHaveProperty("forwarded_from");
  const { result } = await harness.api("sendMessage", { chat_id: chat.id, text: "x", protect_content: true });
  const words = async (method: string, id: number) =>
    (await harness.api(method, { ...from, message_id: id })).description;
  expect(await words("copyMessage", result.message_id)).toBe("Bad Request: message can't be copied");
  expect(await words("forwardMessage", 999)).toBe("Bad Request: message to forward not found");
});

test("albums stay together when several messages are copied; what cannot be passed on is skipped", async () => {
  const photo = { kind: "photo", bytes: new Uint8Array([1]) } as const;
  const album = await chat.sendFiles([photo, photo]);
  const secret = await harness.api("sendMessage", { chat_id: chat.id, text: "x", protect_content: true });
  const message_ids = [...album.map(({ message_id }) => message_id), secret.result.message_id];
  for (const method of ["copyMessages", "forwardMessages"]) {
    const from = { chat_id: chat.id, from_chat_id: chat.id, message_ids };
    expect((await harness.api(method, from)).result).toHaveLength(2);
    const [one, two] = (await chat.messages()).slice(-2);
    expect(one?.media_group_id).toBe(two?.media_group_id);
    expect(one?.media_group_id).not.toBe(album[0]?.media_group_id);
  }
});

test("uploads must be there, and files by URL are not fetched", async () => {
  expect((await harness.api("sendPhoto", { chat_id: chat.id, photo: "attach://x" })).description).toContain(
    'there is no file "attach://x"',
  );
  expect(
    (await harness.api("sendPhoto", { chat_id: chat.id, photo: "https://e.com/a.jpg" })).error_code,
  ).toBe(501);
});
