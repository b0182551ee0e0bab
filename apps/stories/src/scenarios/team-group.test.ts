import type { ChatDriver, Topic } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { horecaBot } from "../world/world.ts";
import {
  hears,
  isClosed,
  linesIn,
  openTeam,
  reacted,
  shown,
  type Team,
  tapOn,
  timeoutMs,
  topicIs,
  turned,
} from "./team-group.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

describe("a dialog in its topic", () => {
  let it: Team;
  let anna: ChatDriver;
  let topic: Topic;
  beforeAll(async () => {
    it = await openTeam(town, "Зерно");
    anna = await town.follows(it.cafe, "42", "anna");
  });

  test("is made by the customer's first message, and answered inside it; the private cabinet goes on", async () => {
    const { group, boris, olga } = it;
    const question = await anna.say("Можно без сахара?");
    topic = await topicIs(group, "Анна · № 42");
    const copy = await shown(group, "Можно без сахара?", topic);
    expect(copy.text).toBe("👤 Анна\nМожно без сахара?");
    expect(copy.inline_keyboard).toBeUndefined();
    const [intro, ...rest] = (await group.messages(topic.thread_id)).flatMap(({ text }) => text ?? []);
    expect(intro).toMatch(/^🧾 Заказ № 42 · размещён \(на \d\d:\d\d\)\nКапучино$/);
    expect(rest).toEqual(["👤 Анна\nМожно без сахара?"]);
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
  const { cafe, group, olga, boris } = await openTeam(town, "Пена");
  const anna = await town.follows(cafe, "7", "anna");
  await anna.say("Вы открыты?");
  const topic = await topicIs(group, "Анна · № 7");
  await shown(group, "Вы открыты?", topic);
  await group.promote(boris);

  await group.closeTopic(topic.thread_id, boris);
  await expect.poll(() => isClosed(town, cafe), { timeout: timeoutMs }).toBe(true);
  await group.reopenTopic(topic.thread_id, boris);
  await expect.poll(() => isClosed(town, cafe), { timeout: timeoutMs }).toBe(false);

  await group.closeTopic(topic.thread_id, olga);
  await expect.poll(() => isClosed(town, cafe), { timeout: timeoutMs }).toBe(true);
  await anna.say("И ещё вопрос");
  await shown(group, "И ещё вопрос", topic);
  await turned(group, topic, false);

  await tapOn(olga, "💬 Открыть диалог");
  await tapOn(olga, "✅ Завершить");
  await turned(group, topic, true);
  await town.telegram.redeliver(horecaBot.username);
  await town.telegram.settled(horecaBot.username);
  await town.quiet();
  expect(await isClosed(town, cafe)).toBe(true);
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
  const { cafe, group, boris } = await openTeam(town, "Мост");
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
  const [intro] = (await group.messages(again.thread_id)).flatMap(({ text }) => text ?? []);
  expect(intro).toMatch(/^🧾 Заказ № 1 · .*\nКапучино\n\nДо этого:\n.* 👤 Раз\n.* Борис: Ответ на раз$/s);
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
  const { cafe, group, olga } = await openTeam(town, "Beans", "en");
  const anna = await town.follows(cafe, "8", "anna");
  await anna.say("About order 8");
  const topic = await topicIs(group, "Анна · order 8");
  await cafe.api.orders.move("order-8", { status: "canceled_by_cafe" });
  await cafe.paid("9", { customer: { site_user_id: "anna" } });
  await town.quiet();
  await anna.say("And about order 9");
  await topicIs(group, "Анна · order 9");
  expect(await group.topics()).toHaveLength(1);
  await olga.say("/dialogs");
  await hears(olga, "Dialogs · all open");
  await olga.tap("☑️ Select several");
  await tapOn(olga, "☐ Анна · 9");
  await tapOn(olga, "Write to selected (1)");
  await hears(olga, "What shall I write?");
  await olga.say("We close at nine today");
  await tapOn(olga, "Send · 1 receiver");
  await hears(anna, "We close at nine today");
  expect((await shown(group, "We close at nine today", topic)).text).toMatch(/^↪️ Ольга/);
});
