import { afterAll, beforeAll, expect, test } from "vitest";
import { checkOf } from "../botapi/check.ts";
import type { ChatDriver, GroupDriver, PersonDriver } from "../driver/index.ts";
import { botName, type Harness, startHarness } from "../testing/harness.ts";

let harness: Harness;
let anna: PersonDriver;
let chat: ChatDriver;
let group: GroupDriver;
beforeAll(async () => {
  harness = await startHarness();
  anna = await harness.tg.person({ first_name: "Anna", last_name: "K" });
  chat = anna.chat(botName);
  await chat.start();
  group = await harness.tg.group({ title: "Team", members: [anna] });
  await group.addBot(botName);
});
afterAll(() => harness.close());

// biome-ignore lint/suspicious/noExplicitAny: tests read what they expect
const seen = async (): Promise<any> => (await harness.tg.updates(botName)).at(-1)?.message;

test("every kind of message of the Bot API reaches the bot as the Bot API has it, and the page with its name", async () => {
  const kinds = await harness.tg.kinds();
  for (const kind of ["rich_message", "giveaway", "checklist", "gift", "story", "paid_media", "dice", "poll"])
    expect(kinds).toContain(kind);
  for (const kind of [...kinds, "contact", "venue", "location", "invoice", "live_photo"]) {
    const shown = await chat.send({ kind });
    const message = await seen();
    expect(message, kind).toHaveProperty(kind);
    expect(message.message_id).toBe(shown.message_id);
    checkOf("Message")(message, "message");
    expect(shown.other?.kind, kind).toBe(kind);
  }
});

test("a kind that does not exist yet arrives as it is; known ones must be right", async () => {
  const shown = await chat.send({ fields: { teleport: { to: "Mars", words: "See you there" } } });
  expect(shown.other).toEqual({ kind: "teleport", words: "Mars · See you there" });
  expect((await seen()).teleport).toEqual({ to: "Mars", words: "See you there" });
  await expect(chat.send({ fields: { dice: { emoji: 5 } } })).rejects.toThrow("dice.emoji");
  await expect(chat.send({ fields: { message_id: 7, dice: { emoji: "🎲", value: 1 } } })).rejects.toThrow(
    "message_id",
  );
  await expect(chat.send({ kind: "teleport" })).rejects.toThrow("made up");
});

test("in a group, service kinds reach every bot, said ones those who may read", async () => {
  await group.as(anna).send({ kind: "boost_added" });
  expect(await seen()).toHaveProperty("boost_added");
  const before = (await harness.tg.updates(botName)).length;
  await group.as(anna).send({ kind: "dice" });
  expect(await harness.tg.updates(botName)).toHaveLength(before);
  await group.promoteBot(botName);
  await group.as(anna).send({ fields: { teleport: {} } });
  expect(await seen()).toHaveProperty("teleport");
});

test("forwarded words name each kind of origin", async () => {
  const date = 1_700_000_000;
  const boris = await harness.tg.person({ first_name: "Boris" });
  await chat.say("one", { forwarded_from: { type: "user", id: boris.id, date } });
  expect((await seen()).forward_origin).toMatchObject({
    type: "user",
    date,
    sender_user: { id: boris.id, first_name: "Boris" },
  });
  await chat.say("two", { forwarded_from: { type: "hidden_user", name: "Somebody", date } });
  expect((await seen()).forward_origin).toEqual({ type: "hidden_user", date, sender_user_name: "Somebody" });
  await chat.say("three", {
    forwarded_from: { type: "chat", title: "Neighbours", signature: "admin", date },
  });
  expect((await seen()).forward_origin).toMatchObject({
    type: "chat",
    sender_chat: { title: "Neighbours", type: "supergroup" },
    author_signature: "admin",
  });
  const shown = await chat.say("four", {
    forwarded_from: { type: "channel", title: "News", message_id: 9, date },
  });
  expect((await seen()).forward_origin).toMatchObject({
    type: "channel",
    chat: { title: "News", type: "channel" },
    message_id: 9,
  });
  expect(shown.forwarded_from).toBe("News");
  checkOf("Message")(await seen(), "message");
});

test("a person forwards from another chat: an album stays one, and who hides is named only in words", async () => {
  const other = anna.chat("OtherBot");
  await other.start();
  const files = await other.sendFiles([
    { kind: "photo", bytes: new Uint8Array([1]) },
    { kind: "photo", bytes: new Uint8Array([2]) },
  ]);
  const forwarded = await chat.forward(
    other,
    files.map(({ message_id }) => message_id),
  );
  expect(new Set(forwarded.map(({ media_group_id }) => media_group_id)).size).toBe(1);
  expect((await seen()).forward_origin.sender_user.id).toBe(anna.id);
  await anna.change({ has_private_forwards: true });
  const note = await group.as(anna).say("secret");
  await chat.forward(group, [note.message_id]);
  expect((await seen()).forward_origin).toMatchObject({ type: "hidden_user", sender_user_name: "Anna K" });
  const pin = await group.as(anna).send({ kind: "boost_added" });
  await expect(chat.forward(group, [pin.message_id])).rejects.toThrow("cannot be forwarded");
});

test("a reply to what the bot never had brings the quoted words", async () => {
  const shown = await chat.say("about that", {
    external_reply: {
      origin: { type: "channel", title: "Menu" },
      quote: "flat white, 300 ₽",
    },
  });
  const message = await seen();
  expect(message).toMatchObject({
    external_reply: { origin: { type: "channel", chat: { title: "Menu" } } },
    quote: { text: "flat white, 300 ₽", position: 0 },
  });
  expect(message).not.toHaveProperty("reply_to_message");
  expect(shown.external_reply).toEqual({ name: "Menu", text: "flat white, 300 ₽" });
  checkOf("Message")(message, "message");
});

test("a place keeps its name and address, from people and from bots", async () => {
  const shown = await chat.shareLocation(55.75, 37.61, { title: "Corner", address: "Main Street, 1" });
  expect(shown.venue).toMatchObject({ title: "Corner", address: "Main Street, 1" });
  expect(await seen()).toMatchObject({
    venue: { title: "Corner", location: { latitude: 55.75 } },
    location: { longitude: 37.61 },
  });
  await expect(chat.shareLocation(1, 1, { title: "Only" })).rejects.toThrow("address");
  const place = { latitude: 1, longitude: 2, title: "Here", address: "There" };
  const { result } = await harness.api("sendVenue", { chat_id: chat.id, ...place });
  expect(result.venue).toEqual({ location: { latitude: 1, longitude: 2 }, title: "Here", address: "There" });
});

test("bots send dice and polls; giveaways can be forwarded and not copied", async () => {
  const to = { chat_id: chat.id };
  expect((await harness.api("sendDice", { ...to, emoji: "🏀" })).result.dice.value).toBeLessThanOrEqual(5);
  const poll = await harness.api("sendPoll", { ...to, question: "Milk?", options: [{ text: "Oat" }] });
  checkOf("Message")(poll.result, "message");
  const { message_id } = await chat.send({ kind: "giveaway" });
  const from = { ...to, from_chat_id: chat.id, message_id };
  expect((await harness.api("forwardMessage", from)).result).toHaveProperty("giveaway");
  expect((await harness.api("copyMessage", from)).description).toBe("Bad Request: message can't be copied");
});
