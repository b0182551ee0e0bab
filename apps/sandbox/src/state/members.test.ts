import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { checkOf } from "../botapi/check.ts";
import { botApi } from "../botapi/schema.ts";
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
  await harness.api("getUpdates", { offset: -1, allowed_updates: [] });
  await harness.api("getUpdates", { offset: -1, allowed_updates: [] }, otherToken);
  group = await harness.tg.group({ title: "Café <team> ☕", forum: true, members: [anna, boris] });
});

/** The updates a bot got in this test's group, as [type, what], oldest first. */
async function seen(bot = botName) {
  const updates = await harness.tg.updates(bot);
  return updates
    .map(({ update_id: _, ...update }) => Object.entries(update)[0] as [string, Record<string, unknown>])
    .filter(([, body]) => (body.chat as { id: number } | undefined)?.id === group.id);
}
const write = (token?: string) => harness.api("sendMessage", { chat_id: group.id, text: "hi" }, token);

test("a group's id looks as Telegram's do", () => {
  expect(String(group.id)).toMatch(/^-100\d{10}$/);
});

test("a bot that comes in is told, and so are the others; it sees who it is there", async () => {
  expect((await write()).description).toBe("Bad Request: chat not found");
  await group.addBot(botName, boris);
  expect(await seen()).toMatchObject([
    [
      "my_chat_member",
      {
        chat: { id: group.id, title: "Café <team> ☕", type: "supergroup", is_forum: true },
        from: { id: boris.id },
        old_chat_member: { status: "left", user: { id: 100 } },
        new_chat_member: { status: "member" },
      },
    ],
    ["message", { new_chat_members: [{ id: 100, is_bot: true }], from: { id: boris.id } }],
  ]);
  await expect(group.addBot(botName)).rejects.toMatchObject({ status: 409 });
  await group.addBot(otherBot);
  expect((await seen()).at(-1)).toMatchObject(["message", { new_chat_members: [{ id: 200 }] }]);
  expect((await write()).result).toMatchObject({ chat: { id: group.id }, text: "hi" });
});

test("an administrator has the rights it was given", async () => {
  await group.addBot(botName);
  await group.promoteBot(botName, { can_pin_messages: true });
  expect((await seen()).at(-1)).toMatchObject([
    "my_chat_member",
    {
      old_chat_member: { status: "member" },
      new_chat_member: { status: "administrator", can_pin_messages: true, can_manage_topics: false },
    },
  ]);
  const member = async (user_id: number) =>
    (await harness.api("getChatMember", { chat_id: group.id, user_id })).result;
  expect(await member(100)).toMatchObject({ status: "administrator", can_delete_messages: false });
  expect(await member(anna.id)).toMatchObject({ status: "creator" });
  expect(await member(boris.id)).toMatchObject({ status: "member" });
  const stranger = await harness.tg.person({ first_name: "Stranger" });
  expect(await member(stranger.id)).toMatchObject({ status: "left" });
  await group.addBot(otherBot);
  await group.promoteBot(otherBot);
  const { result } = await harness.api("getChatAdministrators", { chat_id: group.id });
  expect(result.map(({ user }: { user: { id: number } }) => user.id)).toEqual([anna.id, 100]);
  expect((await harness.api("getChatMemberCount", { chat_id: group.id })).result).toBe(4);
  await group.demoteBot(botName);
  expect(await member(100)).toMatchObject({ status: "member" });
});

test("a bot that was removed or left is told why it cannot write", async () => {
  await group.addBot(botName);
  await group.addBot(otherBot);
  await group.kickBot(botName, boris);
  expect((await seen()).at(-1)).toMatchObject([
    "my_chat_member",
    { from: { id: boris.id }, new_chat_member: { status: "kicked" } },
  ]);
  expect((await seen(otherBot)).at(-1)).toMatchObject(["message", { left_chat_member: { id: 100 } }]);
  expect(await write()).toMatchObject({
    error_code: 403,
    description: "Forbidden: bot was kicked from the supergroup chat",
  });
  expect((await harness.api("leaveChat", { chat_id: group.id }, otherToken)).ok).toBe(true);
  expect(await write(otherToken)).toMatchObject({
    error_code: 403,
    description: "Forbidden: bot is not a member of the supergroup chat",
  });
  await group.addBot(botName);
  expect((await write()).ok).toBe(true);
});

test("people come and go; administrators that asked for chat_member are told", async () => {
  await group.addBot(botName);
  await group.promoteBot(botName);
  await harness.api("getUpdates", { offset: -1, allowed_updates: ["chat_member", "message"] });
  await group.remove(boris);
  expect((await seen()).slice(-2)).toMatchObject([
    ["chat_member", { new_chat_member: { status: "kicked", user: { id: boris.id } } }],
    ["message", { left_chat_member: { id: boris.id } }],
  ]);
  await expect(group.as(boris).say("still here?")).rejects.toMatchObject({ code: "not_member" });
  await group.add(boris);
  await group.as(boris).say("back");
  await group.remove(boris, boris);
  expect((await seen()).at(-2)).toMatchObject(["chat_member", { new_chat_member: { status: "left" } }]);
});

test("a basic group becomes a supergroup: bots learn the new id, and are told it when they use the old one", async () => {
  const basic = await harness.tg.group({ title: "Team", basic: true, members: [anna, boris] });
  await basic.addBot(botName);
  const chat_id = basic.id;
  const chat = (await harness.api("getChat", { chat_id })).result;
  expect(chat).toMatchObject({ type: "group", title: "Team" });
  await expect(basic.setForum(true)).rejects.toMatchObject({ code: "basic" });
  const upgraded = await basic.upgrade();
  const moves = (await harness.tg.updates(botName)).slice(-2);
  expect(moves).toMatchObject([
    { message: { chat: { id: basic.id, type: "group" }, migrate_to_chat_id: upgraded.id } },
    { message: { chat: { id: upgraded.id, type: "supergroup" }, migrate_from_chat_id: basic.id } },
  ]);
  expect(await harness.api("sendMessage", { chat_id, text: "x" })).toEqual({
    ok: false,
    error_code: 400,
    description: "Bad Request: group chat was upgraded to a supergroup chat",
    parameters: { migrate_to_chat_id: upgraded.id },
  });
  await upgraded.setForum(true);
  expect((await harness.api("sendMessage", { chat_id: upgraded.id, text: "x" })).ok).toBe(true);
  await expect(basic.as(anna).say("x")).rejects.toMatchObject({ code: "migrated" });
});

test("answers and updates have the Bot API's shapes", async () => {
  await group.addBot(botName);
  await group.promoteBot(botName);
  await harness.api("getUpdates", { allowed_updates: ["message", "message_reaction", "my_chat_member"] });
  const topic = await group.createTopic("Anna, № 7");
  await group.renameTopic(topic.thread_id, "Anna");
  await group.closeTopic(topic.thread_id);
  await group.reopenTopic(topic.thread_id);
  await group.rename("Team");
  const { message_id } = await group.as(boris, { topic: topic.thread_id }).say("hello");
  await group.as(boris).react(message_id, "👍");
  await group.remove(boris);
  const { result: updates } = await harness.api("getUpdates");
  expect(updates.length).toBeGreaterThan(7);
  expect(() => checkOf("Array of Update")(updates, "updates")).not.toThrow();
  const chat_id = group.id;
  const calls: [string, object][] = [
    ["getChat", { chat_id }],
    ["getChatMember", { chat_id, user_id: 100 }],
    ["getChatMember", { chat_id, user_id: boris.id }],
    ["getChatAdministrators", { chat_id }],
    ["createForumTopic", { chat_id, name: "x" }],
    ["sendMessage", { chat_id, message_thread_id: topic.thread_id, text: "x" }],
  ];
  for (const [method, params] of calls) {
    const answer = await harness.api(method, params);
    expect([method, answer.ok]).toEqual([method, true]);
    expect(() => checkOf(botApi.methods[method]?.returns ?? "")(answer.result, method)).not.toThrow();
  }
});
