import type { ChatDriver, GroupDriver, Message, Topic } from "@gotovo/testing/sandbox/index";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { customerBot, horecaBot } from "../world/world.ts";
import { type CafeServer, openTown, pairs, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const timeoutMs = 30_000;
vi.setConfig({ testTimeout: 120_000 });

interface Team {
  readonly cafe: CafeServer;
  readonly olga: ChatDriver;
  readonly boris: ChatDriver;
  readonly group: GroupDriver;
}

/** A café whose owner and barista have connected a group. */
async function team(name: string, language: "ru" | "en" = "ru"): Promise<Team> {
  const cafe = await town.cafe(name);
  const olga = await cafe.joins("Ольга", "owner", language);
  const boris = await cafe.joins("Борис");
  const group = await town.telegram.group({ title: `${name}: смена`, forum: true, members: [olga, boris] });
  await group.addBot(horecaBot.username);
  await group.promoteBot(horecaBot.username);
  await group.as(olga).say("/connect");
  await group.waitForText(/Группа подключена|is connected/);
  return { cafe, olga, boris, group };
}

/** What is said in a topic, oldest first: texts of the bot without the line that says who it is from, and who it is. */
async function linesIn(group: GroupDriver, { thread_id }: Topic): Promise<string[]> {
  const messages = await group.messages(thread_id);
  return messages.flatMap(({ text, caption }) => text ?? caption ?? []);
}

function shown(group: GroupDriver, text: string, topic?: Topic): Promise<Message> {
  return group.waitFor(
    (messages) =>
      messages.findLast(
        (message) => message.from.is_bot && (message.text ?? message.caption ?? "").includes(text),
      ),
    { what: `the group shows ${text}`, topic: topic?.thread_id, timeoutMs },
  );
}

const hears = (chat: ChatDriver, text: string) => chat.waitForText(text, { timeoutMs });

function reacted(chat: ChatDriver | GroupDriver, { message_id }: Message, emoji: string) {
  return chat.waitFor(
    (messages: Message[]) =>
      messages.find(
        (message) =>
          message.message_id === message_id && message.reactions.some((one) => one.emoji === emoji),
      ),
    { what: `a ${emoji} on message ${message_id}`, timeoutMs },
  );
}

/** Taps a button by what is on it, when it is there. */
async function tapOn(chat: ChatDriver, button: string): Promise<void> {
  const message = await chat.waitFor(
    (messages) =>
      messages.findLast(({ inline_keyboard = [] }) =>
        inline_keyboard.flat().some(({ text }) => text.includes(button)),
      ),
    { what: `the button ${button}`, timeoutMs },
  );
  const { text = "" } = message.inline_keyboard?.flat().find(({ text }) => text.includes(button)) ?? {};
  await chat.tap({ text, message_id: message.message_id });
}

const topicIs = (group: GroupDriver, name: string | RegExp) => group.waitForTopic(name, { timeoutMs });

function turned(group: GroupDriver, { thread_id }: Topic, closed: boolean) {
  return group.waitFor(
    (_, { topics }) => topics.find((topic) => topic.thread_id === thread_id && topic.closed === closed),
    { what: `the topic is ${closed ? "closed" : "open"}`, timeoutMs },
  );
}

/** Whether the dialog of a customer is closed, as the café's own list knows it. */
async function isClosed({ horecaId }: CafeServer): Promise<boolean> {
  const { rows } = await town.deps.db.pool.query<{ closed: boolean }>(
    "select closed_at is not null as closed from dialog where venue_id = $1",
    [horecaId],
  );
  return rows[0]?.closed ?? false;
}

describe("a dialog in its topic", () => {
  let it: Team;
  let anna: ChatDriver;
  let topic: Topic;
  beforeAll(async () => {
    it = await team("Зерно");
    anna = await town.follows(it.cafe, "42", "anna");
  });

  test("is made by the customer's first message, and answered inside it; the private cabinet goes on", async () => {
    const { group, boris, olga } = it;
    const question = await anna.say("Можно без сахара?");
    topic = await topicIs(group, "Анна · № 42");
    const copy = await shown(group, "Можно без сахара?", topic);
    expect(copy.text).toBe("👤 Анна\nМожно без сахара?");
    expect(copy.inline_keyboard).toBeUndefined();
    await hears(olga, "Можно без сахара?");
    const answer = await group.as(boris, { topic: topic.thread_id }).say("Конечно!");
    const told = await hears(anna, "Конечно!");
    expect(told.text).toBe("☕️ Зерно\nКонечно!");
    expect(told.reply_to).toBeUndefined();
    await reacted(group, answer, "👌");
    await reacted(anna, question, "👀");
  });

  test("keeps replies and quotes, mirrors edits and reactions, both ways", async () => {
    const { group, boris } = it;
    const wish = await anna.say("С корицей, пожалуйста");
    const copy = await shown(group, "С корицей");
    const inTopic = group.as(boris, { topic: topic.thread_id });
    const answer = await inTopic.say("Сколько?", { reply_to: copy.message_id, quote: { text: "корицей" } });
    const told = await hears(anna, "Сколько?");
    expect(told.reply_to).toMatchObject({ message_id: wish.message_id, text: "корицей", quoted: true });
    await inTopic.edit(answer.message_id, "Сколько ложек?");
    await hears(anna, "☕️ Зерно · изменено\nСколько ложек?");
    await anna.edit(wish.message_id, "С корицей и мёдом");
    await shown(group, "👤 Анна · изменено\nС корицей и мёдом");
    await anna.react(told.message_id, "❤");
    await reacted(group, answer, "❤");
    await inTopic.react(copy.message_id, "🔥");
    await reacted(anna, wish, "🔥");
    const reply = await anna.say("Одну", { reply_to: told.message_id });
    expect((await shown(group, "Одну")).reply_to?.message_id).toBe(answer.message_id);
    expect(reply.message_id).toBeGreaterThan(told.message_id);
  });

  test("carries albums and files both ways, and shows what is answered in private, with the name", async () => {
    const { group, boris, olga } = it;
    const photos = ["раз", "два"].map((caption) => ({
      kind: "photo" as const,
      bytes: Buffer.from(caption),
      file_name: "a.png",
      caption,
    }));
    await anna.sendFiles(photos);
    const [first, second] = await group.waitFor(
      (messages) => {
        const files = messages.filter(({ from, file }) => from.is_bot && file);
        return files.length === 2 && files;
      },
      { what: "the album", topic: topic.thread_id, timeoutMs },
    );
    expect(first?.media_group_id).toBe(second?.media_group_id);
    await group.as(boris, { topic: topic.thread_id }).sendFiles(photos);
    await anna.waitFor(
      (messages) => messages.filter(({ from, media_group_id }) => from.is_bot && media_group_id).length === 2,
      { what: "the café's album", timeoutMs },
    );
    const asked = await hears(olga, "Можно без сахара?");
    await olga.say("Положим одну", { reply_to: asked.message_id });
    expect((await shown(group, "Положим одну", topic)).text).toBe("↪️ Ольга\nПоложим одну");
    await group.as(boris, { topic: topic.thread_id }).say("/note не любит ждать");
    await olga.say("/note постоянная гостья", { reply_to: asked.message_id });
    expect((await shown(group, "постоянная гостья", topic)).text).toBe(
      "🔒 Ольга (заметка)\nпостоянная гостья",
    );
    await hears(anna, "Положим одну");
    expect((await anna.messages()).some(({ text }) => /заметка|не любит|постоянная/.test(text ?? ""))).toBe(
      false,
    );
  });
});

test("closing and reopening go both ways, and nobody's hand starts a loop", async () => {
  const { cafe, group, olga, boris } = await team("Пена");
  const anna = await town.follows(cafe, "7", "anna");
  await anna.say("Вы открыты?");
  const topic = await topicIs(group, "Анна · № 7");
  await shown(group, "Вы открыты?", topic);
  await group.promote(boris);

  await group.closeTopic(topic.thread_id, boris);
  await expect.poll(() => isClosed(cafe), { timeout: timeoutMs }).toBe(true);
  await group.reopenTopic(topic.thread_id, boris);
  await expect.poll(() => isClosed(cafe), { timeout: timeoutMs }).toBe(false);

  await group.closeTopic(topic.thread_id, olga);
  await expect.poll(() => isClosed(cafe), { timeout: timeoutMs }).toBe(true);
  await anna.say("И ещё вопрос");
  await shown(group, "И ещё вопрос", topic);
  await turned(group, topic, false);

  await tapOn(olga, "💬 Анна · № 7");
  await tapOn(olga, "✅ Завершить");
  await turned(group, topic, true);
  await town.telegram.redeliver(horecaBot.username);
  await town.telegram.settled(horecaBot.username);
  await town.quiet();
  expect(await isClosed(cafe)).toBe(true);
  const lines = (await group.messages(topic.thread_id)).flatMap(({ service }) => service?.type ?? []);
  expect(lines).toEqual([
    "topic_created",
    "topic_closed",
    "topic_reopened",
    "topic_closed",
    "topic_reopened",
    "topic_closed",
  ]);
});

test("a deleted topic is made anew, and what was to be said is said there", async () => {
  const { cafe, group, boris } = await team("Мост");
  const anna = await town.follows(cafe, "1", "anna");
  await anna.say("Раз");
  const topic = await topicIs(group, "Анна · № 1");
  const copy = await shown(group, "Раз", topic);
  const answer = await group
    .as(boris, { topic: topic.thread_id })
    .say("Ответ на раз", { reply_to: copy.message_id });
  const told = await hears(anna, "Ответ на раз");
  await reacted(group, answer, "👌");
  await group.deleteTopic(topic.thread_id);
  await anna.say("Два", { reply_to: told.message_id });
  await anna.say("Три");
  await shown(group, "Три");
  const again = await topicIs(group, "Анна · № 1");
  expect(again.thread_id).not.toBe(topic.thread_id);
  expect(await linesIn(group, again)).toEqual(["👤 Анна\nДва", "👤 Анна\nТри"]);
  await group.as(boris, { topic: again.thread_id }).say("Ответ на три");
  await hears(anna, "Ответ на три");

  await group.deleteTopic(again.thread_id);
  await group.as(boris).say("без темы никто не услышит");
  await anna.say("Четыре");
  await shown(group, "Четыре");
  expect((await group.topics()).map(({ name }) => name)).toEqual(["Анна · № 1"]);
  expect((await anna.messages()).some(({ text }) => text?.includes("без темы"))).toBe(false);
});

test("a topic is called by the order that is talked about; a broadcast is in it, too", async () => {
  const { cafe, group, olga } = await team("Beans", "en");
  const anna = await town.follows(cafe, "8", "anna");
  await anna.say("About order 8");
  const topic = await topicIs(group, "Анна · order 8");
  await cafe.api.changeStatus("order-8", { status: "canceled_by_cafe" });
  await cafe.paid("9", { customer: { site_user_id: "anna" } });
  await town.quiet();
  await anna.say("And about order 9");
  await topicIs(group, "Анна · order 9");
  expect(await group.topics()).toHaveLength(1);
  await olga.say("/dialogs");
  await hears(olga, "Dialogs · all open");
  await olga.tap("☐");
  await tapOn(olga, "Write to selected (1)");
  await hears(olga, "What shall I write?");
  await olga.say("We close at nine today");
  await tapOn(olga, "Send · 1 receiver");
  await hears(anna, "We close at nine today");
  expect((await shown(group, "We close at nine today", topic)).text).toMatch(/^↪️ Ольга/);
});

describe("who is not of the team", () => {
  test("is heard by no customer: strangers, who was removed, who hides their name; each is told why once", async () => {
    const { cafe, group, boris, olga } = await team("Лавка");
    const anna = await town.follows(cafe, "5", "anna");
    await anna.say("Алло?");
    const { thread_id } = await topicIs(group, "Анна · № 5");
    const gleb = await town.guest("Глеб");
    await group.add(gleb);
    const inside = { topic: thread_id };
    for (const text of ["чужое раз", "чужое два"]) await group.as(gleb, inside).say(text);
    await group.waitForText("Глеб, здесь клиентам отвечает команда кафе", { topic: thread_id, timeoutMs });
    await group.as(olga, inside).say("чужое инкогнито", { anonymous: true });
    await group.waitForText("Вы пишете от имени группы", { topic: thread_id, timeoutMs });
    const written = await group.as(boris, inside).say("Слушаю!");
    await hears(anna, "Слушаю!");
    await town.deps.db.pool.query(
      "update staff set removed_at = now() where venue_id = $1 and role = 'barista'",
      [cafe.horecaId],
    );
    await group.as(boris, inside).say("чужое от бывшего");
    await group.waitForText("Борис, здесь клиентам отвечает", { topic: thread_id, timeoutMs });
    await group.as(boris, inside).edit(written.message_id, "чужое исправленное");
    await group.as(olga, inside).say("Простите, это к нам");
    await hears(anna, "Простите, это к нам");
    const heard = (await anna.messages()).map(({ text }) => text ?? "");
    expect(heard.filter((text) => text.includes("чужое"))).toEqual([]);
    const notices = (await group.messages(thread_id)).filter(({ text }) => text?.startsWith("Глеб,"));
    expect(notices).toHaveLength(1);
  });

  test("does not close dialogs by closing topics: they are opened again", async () => {
    const { cafe, group } = await team("Тень");
    const anna = await town.follows(cafe, "5", "anna");
    await anna.say("Алло?");
    const topic = await topicIs(group, "Анна · № 5");
    await shown(group, "Алло?", topic);
    const gleb = await town.guest("Глеб");
    await group.add(gleb);
    await group.promote(gleb);
    await group.closeTopic(topic.thread_id, gleb);
    await shown(group, "Глеб, здесь клиентам", topic);
    await turned(group, topic, false);
    expect(await isClosed(cafe)).toBe(false);
  });
});

test("what is told twice is done once: a message of staff, a message of a customer", async () => {
  const { cafe, group, boris } = await team("Эхо");
  const anna = await town.follows(cafe, "3", "anna");
  await anna.say("Раз");
  await town.telegram.redeliver(customerBot.username);
  const topic = await topicIs(group, "Анна · № 3");
  await shown(group, "Раз", topic);
  await group.as(boris, { topic: topic.thread_id }).say("Ответ");
  await town.telegram.redeliver(horecaBot.username);
  await hears(anna, "Ответ");
  await town.telegram.settled(horecaBot.username);
  await town.quiet();
  expect(await linesIn(group, topic)).toEqual(["👤 Анна\nРаз", "Ответ"]);
  expect((await anna.messages()).filter(({ text }) => text === "☕️ Эхо\nОтвет")).toHaveLength(1);
});

test("two cafés with a customer in common: nothing crosses", async () => {
  const [north, south] = [await team("Север"), await team("Юг")];
  const anna = await town.follows(north.cafe, "1", "anna");
  await anna.say("Северу");
  const inNorth = await topicIs(north.group, "Анна · № 1");
  await north.cafe.api.changeStatus("order-1", { status: "canceled_by_cafe" });
  const { tracking } = await south.cafe.paid("2", { customer: { site_user_id: "anna" } });
  await pairs(anna, tracking);
  await hears(anna, "Заказ № 2");
  await anna.say("Югу");
  const inSouth = await topicIs(south.group, "Анна · № 2");
  await shown(south.group, "Югу", inSouth);
  // Staff of the one, in the group of the other, write, close and react in vain.
  await south.group.add(north.boris);
  await south.group.promote(north.boris);
  await south.group.as(north.boris, { topic: inSouth.thread_id }).say("с севера");
  await south.group.closeTopic(inSouth.thread_id, north.boris);
  await turned(south.group, inSouth, false);
  await south.group.as(south.boris, { topic: inSouth.thread_id }).say("с юга");
  await hears(anna, "☕️ Юг\nс юга");
  await town.quiet();
  expect(await linesIn(north.group, inNorth)).toEqual(["👤 Анна\nСеверу"]);
  expect((await south.group.messages()).some(({ text }) => text?.includes("Северу"))).toBe(false);
  expect((await anna.messages()).some(({ text }) => text?.includes("с севера"))).toBe(false);
});

test("the bot is thrown out and let in again: what waited for an answer comes, and private chats never stopped", async () => {
  const { cafe, group, olga, boris } = await team("Дом");
  const anna = await town.follows(cafe, "3", "anna");
  await anna.say("Раз");
  await shown(group, "Раз");
  await group.kickBot(horecaBot.username);
  await hears(olga, "больше не показывает диалоги «Дом»");
  await anna.say("Два");
  const question = await hears(boris, "Два");
  await group.addBot(horecaBot.username);
  await group.promoteBot(horecaBot.username);
  await hears(olga, "снова показывает диалоги «Дом»");
  await shown(group, "Два");
  await boris.say("Ответ", { reply_to: question.message_id });
  await hears(anna, "Ответ");
  await shown(group, "Ответ");
  expect(
    (await linesIn(group, await topicIs(group, "Анна · № 3"))).filter((text) => text.includes("Раз")),
  ).toHaveLength(1);
});

test("topics are switched off and on: the owner is told, and /connect goes on where it stopped", async () => {
  const { cafe, group, olga } = await team("Сад");
  const anna = await town.follows(cafe, "3", "anna");
  await group.setForum(false);
  await anna.say("Раз");
  await hears(olga, "больше не показывает диалоги «Сад»");
  await group.setForum(true);
  await group.as(olga).say("/connect");
  await shown(group, "Раз");
  await topicIs(group, "Анна · № 3");
});

test("answers of Telegram get lost, and calls fail: each message is in its topic, in order", async () => {
  const { cafe, group } = await team("Буря");
  const anna = await town.follows(cafe, "3", "anna");
  const at = { bot: horecaBot.username, chat_id: group.id };
  await town.telegram.fault({ kind: "5xx", method: "createForumTopic", times: 2, ...at });
  await town.telegram.fault({ kind: "429", method: "sendMessage", retry_after: 1, times: 2, ...at });
  await town.telegram.fault({ kind: "drop", method: "sendMessage", times: 1, ...at });
  const texts = ["один", "два", "три", "четыре"];
  for (const text of texts) await anna.say(text);
  await shown(group, "четыре");
  const topic = await topicIs(group, "Анна · № 3");
  expect(await linesIn(group, topic)).toEqual(texts.map((text) => `👤 Анна\n${text}`));
  expect(await group.topics()).toHaveLength(1);
});
