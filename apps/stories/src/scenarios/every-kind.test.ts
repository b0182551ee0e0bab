import type { Message as Shown } from "@gotovo/sandbox/driver";
import { fates } from "@gotovo/telegram";
import type { Message } from "grammy/types";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTeam, timeoutMs, topicIs } from "./team-group.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const unknown = { fields: { teleport: { to: "Mars" } } };
const kindsThat = (fate: string) =>
  Object.keys(fates).filter((kind) => fates[kind as keyof Message] === fate);
const wishes = [...kindsThat("answered").map((kind) => ({ kind })), unknown];

test("whatever is sent is passed on or answered: in both bots' chats, and in topics; a service line is not", async () => {
  const { cafe, boris, group } = await openTeam(town, "Зерно");
  const anna = await town.follows(cafe, "1", "anna");
  await anna.say("Привет");
  const { thread_id: topic } = await topicIs(group, "Анна · № 1");
  const places = [
    { chat: anna, acts: anna },
    { chat: boris, acts: boris },
    { chat: group, acts: group.as(boris, { topic }) },
  ];
  for (const { chat, acts } of places) {
    await acts.send({ kind: "chat_background_set" });
    for (const wish of wishes) await acts.send(wish);
    const answers = (messages: Shown[]) =>
      messages.filter(({ from, text = "" }) => from.is_bot && /^Такое сообщение .*не передать/.test(text));
    await chat.waitFor((messages) => answers(messages).length >= wishes.length, {
      what: "an answer to each of them",
      timeoutMs,
    });
    expect(answers(await chat.messages())).toHaveLength(wishes.length);
  }
});
