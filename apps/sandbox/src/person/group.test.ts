import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { GroupDriver, PersonDriver } from "../driver/index.ts";
import { botName, type Harness, otherToken, startHarness } from "../testing/harness.ts";

const otherBot = "OtherBot";
let harness: Harness;
let anna: PersonDriver;
let boris: PersonDriver;
let group: GroupDriver;

beforeAll(async () => {
  harness = await startHarness();
  anna = await harness.tg.person({ first_name: "Anna" });
  boris = await harness.tg.person({ first_name: "Boris" });
});
afterAll(() => harness.close());
beforeEach(async () => {
  for (const token of [undefined, otherToken]) {
    const allowed_updates = ["message", "edited_message", "callback_query", "message_reaction"];
    await harness.api("getUpdates", { offset: -1, allowed_updates }, token);
  }
  group = await harness.tg.group({ title: "Team", forum: true, members: [anna, boris] });
  await group.addBot(botName);
  await group.promoteBot(botName);
  await group.addBot(otherBot);
});

const lastUpdate = async (bot = botName) => (await harness.tg.updates(bot)).at(-1);
const texts = async (bot: string) =>
  (await harness.tg.updates(bot))
    .map(({ message }) => message as { text?: string; chat: { id: number } } | undefined)
    .filter((message) => message?.chat.id === group.id && message.text)
    .map((message) => message?.text);

test("in General a message has no thread; in a topic it has, and answers the topic's first line", async () => {
  await group.as(anna).say("good morning");
  const general = (await lastUpdate())?.message as object;
  expect(general).toMatchObject({ text: "good morning", from: { id: anna.id }, chat: { id: group.id } });
  expect(general).not.toHaveProperty("message_thread_id");
  expect(general).not.toHaveProperty("reply_to_message");

  const { thread_id } = await group.createTopic("Boris, № 7");
  const { message_id } = await group.as(boris, { topic: thread_id }).say("where is my latte?");
  expect((await lastUpdate())?.message).toMatchObject({
    text: "where is my latte?",
    message_thread_id: thread_id,
    is_topic_message: true,
    reply_to_message: { message_id: thread_id, forum_topic_created: { name: "Boris, № 7" } },
  });
  // A reply goes where the message is that it answers.
  await group.as(anna).say("coming", { reply_to: message_id, quote: { text: "latte" } });
  expect((await lastUpdate())?.message).toMatchObject({
    message_thread_id: thread_id,
    reply_to_message: { message_id },
    quote: { text: "latte" },
  });
  expect((await group.messages(thread_id)).map(({ text }) => text)).toEqual([
    undefined,
    "where is my latte?",
    "coming",
  ]);
  expect((await group.messages("general")).at(-1)?.text).toBe("good morning");
});

test("messages of people and bots share one numbering", async () => {
  const first = await group.as(anna).say("1");
  const mine = await harness.api("sendMessage", { chat_id: group.id, text: "2" });
  const theirs = await harness.api("sendMessage", { chat_id: group.id, text: "3" }, otherToken);
  const second = await group.as(boris).say("4");
  const ids = [first.message_id, mine.result.message_id, theirs.result.message_id, second.message_id];
  expect(ids).toEqual([0, 1, 2, 3].map((step) => first.message_id + step));
});

test("privacy: an administrator reads all, another bot commands and replies to it; no bot hears bots", async () => {
  const { result } = await harness.api("sendMessage", { chat_id: group.id, text: "I am other" }, otherToken);
  await group.as(anna).say("just talk");
  await group.as(anna).say("/connect");
  await group.as(anna).say(`/connect@${otherBot}`);
  await group.as(anna).say(`/connect@${botName} now`);
  await group.as(boris).say("to you", { reply_to: result.message_id });
  expect(await texts(botName)).toEqual([
    "just talk",
    "/connect",
    `/connect@${otherBot}`,
    `/connect@${botName} now`,
    "to you",
  ]);
  expect(await texts(otherBot)).toEqual(["/connect", `/connect@${otherBot}`, "to you"]);
});

test("edits and reactions: an administrator is told, another bot is not", async () => {
  const { message_id } = await group.as(boris).say("two latte");
  await group.as(boris).edit(message_id, "three latte");
  expect(await lastUpdate()).toMatchObject({ edited_message: { text: "three latte", message_id } });
  await expect(group.as(anna).edit(message_id, "none")).rejects.toMatchObject({ code: "not_own" });
  await group.as(anna).react(message_id, "👍");
  await group.as(boris).react(message_id, "🔥");
  expect(await lastUpdate()).toMatchObject({
    message_reaction: { chat: { id: group.id }, message_id, user: { id: boris.id }, old_reaction: [] },
  });
  expect((await group.last())?.reactions).toHaveLength(2);
  expect(JSON.stringify(await harness.tg.updates(otherBot))).not.toContain("three latte");
  expect(JSON.stringify(await harness.tg.updates(otherBot))).not.toContain("message_reaction");
});

test("an anonymous administrator writes in the group's name", async () => {
  const { message_id } = await group.as(anna).say("closed tomorrow", { anonymous: true });
  const anonymous = {
    from: { id: 1087968824, is_bot: true, username: "GroupAnonymousBot" },
    sender_chat: { id: group.id, type: "supergroup" },
  };
  expect((await lastUpdate())?.message).toMatchObject({ ...anonymous, text: "closed tomorrow" });
  expect((await group.last())?.from.name).toBe("Team");
  await group.as(anna).edit(message_id, "open tomorrow");
  expect((await lastUpdate())?.edited_message).toMatchObject(anonymous);
  await expect(group.as(boris).say("me too", { anonymous: true })).rejects.toMatchObject({
    code: "no_right",
  });
});

test("who may pin in a group", async () => {
  const { message_id } = await group.as(boris).say("closing at 9 today");
  await expect(group.as(boris).pin(message_id)).rejects.toMatchObject({ code: "no_right" });
  await group.as(anna).pin(message_id);
  expect(await lastUpdate(otherBot)).toMatchObject({ message: { pinned_message: { message_id } } });
  expect((await group.state()).pinned).toEqual([message_id]);
});

test("a tap goes to the bot whose button it is, from the person who tapped", async () => {
  const { thread_id } = await group.createTopic("x");
  const reply_markup = { inline_keyboard: [[{ text: "Close", callback_data: "close:1" }]] };
  const message = { chat_id: group.id, message_thread_id: thread_id, text: "?", reply_markup };
  const { result } = await harness.api("sendMessage", message);
  await harness.api("sendMessage", { chat_id: group.id, text: "!", reply_markup }, otherToken);
  const tapping = group.as(boris, { topic: thread_id }).tap("Close");
  await expect.poll(async () => (await lastUpdate())?.callback_query).toBeTruthy();
  expect((await lastUpdate())?.callback_query).toMatchObject({
    from: { id: boris.id },
    data: "close:1",
    message: { message_id: result.message_id, chat: { id: group.id }, message_thread_id: thread_id },
  });
  const { callback_query } = (await lastUpdate()) as unknown as { callback_query: { id: string } };
  await harness.api("answerCallbackQuery", { callback_query_id: callback_query.id, text: "Closed" });
  expect((await tapping).answer).toEqual({ text: "Closed", show_alert: false });
  await group.as(anna).tap("Close", { waitMs: 0 });
  expect(await lastUpdate(otherBot)).toMatchObject({ callback_query: { from: { id: anna.id } } });
});

test("an album stays together in its topic; file_ids are each bot's own", async () => {
  await group.promoteBot(otherBot);
  const { thread_id } = await group.createTopic("x");
  const photo = { kind: "photo", bytes: new Uint8Array([1]) } as const;
  const sent = await group.as(boris).sendFiles([photo, { ...photo, caption: "both" }], { topic: thread_id });
  expect(new Set(sent.map(({ media_group_id }) => media_group_id)).size).toBe(1);
  expect(sent.every((message) => message.thread_id === thread_id)).toBe(true);
  type Photo = { message: { photo: { file_id: string; file_unique_id: string }[] } };
  const [mine] = ((await lastUpdate()) as unknown as Photo).message.photo;
  const [theirs] = ((await lastUpdate(otherBot)) as unknown as Photo).message.photo;
  expect(theirs?.file_unique_id).toBe(mine?.file_unique_id);
  expect(theirs?.file_id).not.toBe(mine?.file_id);
});

test("a wait in vain shows the group with its topics", async () => {
  const { thread_id } = await group.createTopic("Boris, № 7");
  await group.as(boris, { topic: thread_id }).say("hello?");
  await group.closeTopic(thread_id);
  await expect(group.waitForText("answer", { timeoutMs: 20 })).rejects.toThrow(
    /Team: Anna, Boris, Story, Other[\s\S]*{Boris, № 7, closed} #\d+ Boris\n {4}hello\?/,
  );
});
