import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { customerBot, horecaBot } from "../world/world.ts";
import { hears, isClosed, linesIn, openTeam, shown, timeoutMs, topicIs, turned } from "./team-group.ts";
import { openTown, pairs, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

describe("who is not of the team", () => {
  test("is heard by no customer: strangers, who was removed, who hides their name; each is told why once", async () => {
    const { cafe, group, boris, olga } = await openTeam(town, "Лавка");
    const anna = await town.follows(cafe, "5", "anna");
    await anna.say("Алло?");
    const { thread_id } = await topicIs(group, "Анна · № 5");
    await shown(group, "Алло?");
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
    const refusals = (await group.messages(thread_id)).filter(({ text }) => text?.startsWith("Глеб,"));
    expect(refusals).toHaveLength(1);
  });

  test("does not close dialogs by closing topics: they are opened again", async () => {
    const { cafe, group } = await openTeam(town, "Тень");
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
    expect(await isClosed(town, cafe)).toBe(false);
  });
});

test("what cannot reach the customer is said so in the topic, also in English", async () => {
  const { cafe, group, boris } = await openTeam(town, "Stone", "en");
  const anna = await town.follows(cafe, "3", "anna");
  await anna.say("Раз");
  const topic = await topicIs(group, "Анна · order 3");
  await shown(group, "Раз", topic);
  const inTopic = group.as(boris, { topic: topic.thread_id });
  await inTopic.sendFiles([{ kind: "document", declared_size: 21 * 1024 * 1024, file_name: "big.zip" }]);
  await shown(group, "over 20 MB", topic);
  await inTopic.say("/note");
  await shown(group, "/note allergic to nuts", topic);
  await anna.block();
  await town.telegram.settled(customerBot.username);
  await inTopic.say("Готово!");
  await shown(group, "has blocked the bot", topic);
});

test("a topic from before the group was connected anew says that nobody reads it", async () => {
  const { cafe, group, boris, olga } = await openTeam(town, "Круг");
  const anna = await town.follows(cafe, "3", "anna");
  await anna.say("Раз");
  const old = await topicIs(group, "Анна · № 3");
  await shown(group, "Раз", old);
  await group.as(olga).say("/disconnect");
  await shown(group, "Группа отключена");
  await group.as(olga).say("/connect");
  await town.telegram.settled(horecaBot.username);
  await group.as(boris, { topic: old.thread_id }).say("Ответ на раз");
  await shown(group, "Эта тема больше не связана с диалогом", old);
  await anna.say("Два");
  const copy = await shown(group, "Два");
  expect(copy.thread_id).not.toBe(old.thread_id);
  await group.as(boris, { topic: copy.thread_id ?? 0 }).say("Ответ на два");
  await hears(anna, "Ответ на два");
  expect((await anna.messages()).some(({ text }) => text?.includes("Ответ на раз"))).toBe(false);
});

test("what is told twice is done once: a message of staff, a message of a customer", async () => {
  const { cafe, group, boris } = await openTeam(town, "Эхо");
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
  const [north, south] = [await openTeam(town, "Север"), await openTeam(town, "Юг")];
  const anna = await town.follows(north.cafe, "1", "anna");
  await anna.say("Северу");
  const inNorth = await topicIs(north.group, "Анна · № 1");
  await north.cafe.api.orders.move("order-1", { status: "canceled_by_cafe" });
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
  const { cafe, group, olga, boris } = await openTeam(town, "Дом");
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
  const { cafe, group, olga } = await openTeam(town, "Сад");
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
  const { cafe, group } = await openTeam(town, "Буря");
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
