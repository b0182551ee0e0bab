import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { GroupDriver, PersonDriver } from "../../driver/index.ts";
import { botName, type Harness, otherToken, startHarness } from "../../testing/harness.ts";

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
  group = await harness.tg.group({ title: "Team", forum: true, members: [anna, boris] });
  await group.addBot(botName);
  await group.promoteBot(botName);
  await group.addBot("OtherBot");
});

const api = (method: string, params: object = {}, token?: string) =>
  harness.api(method, { chat_id: group.id, ...params }, token);
const words = async (method: string, params: object = {}, token?: string) =>
  (await api(method, params, token)).description;
const newTopic = async (name = "Boris, № 7") =>
  (await api("createForumTopic", { name })).result.message_thread_id as number;
const lastMessage = async () => (await harness.tg.updates(botName)).at(-1)?.message;

test("a topic is created, renamed, closed, reopened and deleted", async () => {
  const { result } = await api("createForumTopic", { name: "Boris, № 7", icon_color: 7322096 });
  expect(result).toEqual({
    message_thread_id: expect.any(Number),
    name: "Boris, № 7",
    icon_color: 7322096,
  });
  const { message_thread_id } = result;
  // The bot is told of its own service lines.
  expect(await lastMessage()).toMatchObject({
    message_id: message_thread_id,
    message_thread_id,
    is_topic_message: true,
    from: { id: 100 },
    forum_topic_created: { name: "Boris, № 7", icon_color: 7322096 },
  });
  expect((await api("editForumTopic", { message_thread_id, name: "Boris" })).result).toBe(true);
  expect(await lastMessage()).toMatchObject({ message_thread_id, forum_topic_edited: { name: "Boris" } });
  expect(await words("editForumTopic", { message_thread_id, name: "Boris" })).toBe(
    "Bad Request: TOPIC_NOT_MODIFIED",
  );
  expect((await api("closeForumTopic", { message_thread_id })).result).toBe(true);
  expect(await lastMessage()).toMatchObject({ message_thread_id, forum_topic_closed: {} });
  expect(await words("closeForumTopic", { message_thread_id })).toBe("Bad Request: TOPIC_NOT_MODIFIED");
  expect(await group.topics()).toMatchObject([{ name: "Boris", closed: true }]);
  expect((await api("reopenForumTopic", { message_thread_id })).result).toBe(true);
  expect(await lastMessage()).toMatchObject({ message_thread_id, forum_topic_reopened: {} });
  await api("sendMessage", { message_thread_id, text: "inside" });
  expect((await api("deleteForumTopic", { message_thread_id })).result).toBe(true);
  expect(await group.topics()).toEqual([]);
  expect(await group.messages(message_thread_id)).toEqual([]);
});

test("every send goes into the topic it names, or into that of the message it answers", async () => {
  const message_thread_id = await newTopic();
  const { result } = await api("sendMessage", { message_thread_id, text: "hello" });
  expect(result).toMatchObject({ message_thread_id, is_topic_message: true });
  const reply = await api("sendMessage", {
    text: "more",
    reply_parameters: { message_id: result.message_id },
  });
  expect(reply.result).toMatchObject({
    message_thread_id,
    reply_to_message: { message_id: result.message_id },
  });
  await api("sendLocation", { message_thread_id, latitude: 1, longitude: 2 });
  const copied = { message_thread_id, from_chat_id: group.id, message_id: result.message_id };
  await api("copyMessage", copied);
  await api("forwardMessage", copied);
  expect(await group.messages(message_thread_id)).toHaveLength(6);
  expect((await api("sendChatAction", { message_thread_id, action: "typing" })).ok).toBe(true);
});

test("a topic that is not there: General is none either", async () => {
  const gone = await newTopic();
  await group.deleteTopic(gone);
  for (const message_thread_id of [1, gone, 4242]) {
    expect(await words("sendMessage", { message_thread_id, text: "x" })).toBe(
      "Bad Request: message thread not found",
    );
  }
  expect(await words("closeForumTopic", { message_thread_id: gone })).toBe("Bad Request: TOPIC_ID_INVALID");
  // As in Telegram, this one does not mind.
  expect((await api("sendChatAction", { message_thread_id: gone, action: "typing" })).ok).toBe(true);
});

test("a closed topic is closed for those who may not manage topics", async () => {
  const message_thread_id = await newTopic();
  await group.closeTopic(message_thread_id);
  const message = { message_thread_id, text: "x" };
  expect(await words("sendMessage", message, otherToken)).toBe("Bad Request: TOPIC_CLOSED");
  expect((await api("sendMessage", message)).ok).toBe(true);
  const inside = { topic: message_thread_id };
  await expect(group.as(boris).say("x", inside)).rejects.toMatchObject({ code: "topic_closed" });
  await group.as(anna).say("the creator may", inside);
  await group.reopenTopic(message_thread_id, anna);
  await group.as(boris).say("me too now", inside);
});

test("topics need rights, and a forum", async () => {
  expect(await words("createForumTopic", { name: "x" }, otherToken)).toBe(
    "Bad Request: not enough rights to create a topic",
  );
  const message_thread_id = await newTopic();
  expect(await words("editForumTopic", { message_thread_id, name: "y" }, otherToken)).toBe(
    "Bad Request: not enough rights to edit the topic",
  );
  await group.promoteBot(botName, { can_manage_topics: true });
  expect(await words("deleteForumTopic", { message_thread_id })).toBe(
    "Bad Request: not enough rights to delete the topic",
  );
  await group.setForum(false);
  expect(await words("createForumTopic", { name: "x" })).toBe("Bad Request: the chat is not a forum");
  expect(await words("sendMessage", { message_thread_id, text: "x" })).toBe(
    "Bad Request: message thread not found",
  );
  expect((await api("getChat")).result).not.toHaveProperty("is_forum");
  await group.setForum(true);
  expect((await api("getChat")).result).toMatchObject({ is_forum: true, title: "Team", type: "supergroup" });
});

test("pins: with the right to, per topic taken away at once", async () => {
  const message_thread_id = await newTopic();
  const inside = await api("sendMessage", { message_thread_id, text: "inside" });
  const outside = await api("sendMessage", { text: "outside" });
  for (const { result } of [inside, outside]) {
    expect((await api("pinChatMessage", { message_id: result.message_id })).ok).toBe(true);
  }
  expect(await words("pinChatMessage", { message_id: inside.result.message_id }, otherToken)).toBe(
    "Bad Request: not enough rights to manage pinned messages in the chat",
  );
  expect((await api("unpinAllForumTopicMessages", { message_thread_id })).ok).toBe(true);
  expect((await group.state()).pinned).toEqual([outside.result.message_id]);
});

test("deleting: one's own always, another's with the right to, a topic's first line never", async () => {
  const thread = await newTopic();
  const { message_id } = await group.as(boris).say("oops");
  expect(await words("deleteMessage", { message_id }, otherToken)).toBe(
    "Bad Request: message can't be deleted",
  );
  expect((await api("deleteMessage", { message_id })).ok).toBe(true);
  expect(await words("deleteMessage", { message_id: thread })).toBe("Bad Request: message can't be deleted");
  const own = await api("sendMessage", { text: "mine" }, otherToken);
  expect((await api("deleteMessage", { message_id: own.result.message_id }, otherToken)).ok).toBe(true);
});

test("buttons for private chats only are refused", async () => {
  const send = (reply_markup: object) => words("sendMessage", { text: "x", reply_markup });
  expect(await send({ inline_keyboard: [[{ text: "x", web_app: { url: "https://e.com" } }]] })).toBe(
    "Bad Request: BUTTON_TYPE_INVALID",
  );
  expect(await send({ keyboard: [[{ text: "x", request_contact: true }]] })).toBe(
    "Bad Request: phone number can be requested in private chats only",
  );
});

test("20 messages a minute in a group, when limits are on", async () => {
  await harness.tg.set({ limits: { enabled: true } });
  const codes: (number | undefined)[] = [];
  for (let i = 0; i < 21; i += 1) codes.push((await api("sendMessage", { text: `${i}` })).error_code);
  expect(codes.filter((code) => code === undefined)).toHaveLength(20);
  expect(codes.at(-1)).toBe(429);
  expect((await api("sendMessage", { text: "x" })).parameters?.retry_after).toBe(3);
  harness.clock.now += 3000;
  expect((await api("sendMessage", { text: "x" })).ok).toBe(true);
  await harness.tg.set({ limits: { enabled: false } });
});
