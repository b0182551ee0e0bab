import type { ChatDriver } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { customerBot } from "../world/world.ts";
import { type CafeServer, openTown, payloadOf, type Town } from "./town.ts";

let town: Town;
let cafe: CafeServer;
let boris: ChatDriver;
beforeAll(async () => {
  town = await openTown();
  cafe = await town.cafe("Зерно");
  boris = await cafe.joins("Борис");
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const timeoutMs = 30_000;
const says = (chat: ChatDriver, text: string | RegExp) => chat.waitForText(text, { timeoutMs });
const isWith = async (chat: ChatDriver, words: string) =>
  (await chat.messages()).some(({ text, caption }) => (text ?? caption ?? "").includes(words));

/** Somebody who is asked whether the order is theirs, and writes instead of answering. */
async function writesWhileAsked(number: string, words: string): Promise<ChatDriver> {
  const { tracking } = await cafe.paid(number, { customer: { site_user_id: `guest-${number}` } });
  const anna = await town.customer("Анна");
  await anna.start(payloadOf(tracking.telegram.url));
  await says(anna, /Это ваш заказ\?/);
  await anna.say(words);
  await says(anna, "Передам в «Зерно», как только вы ответите");
  return anna;
}

test("goes on with «Да», about that order, files and edits too; they are told so once", async () => {
  const anna = await writesWhileAsked("1", "Без сахара, пожалуйста");
  const wish = await anna.say("И с корицей");
  await anna.edit(wish.message_id, "И с мёдом");
  await anna.sendFiles([{ kind: "photo", bytes: Buffer.from("a cup"), caption: "в такую чашку" }]);
  await town.telegram.settled(customerBot.username);
  expect(await isWith(boris, "Без сахара")).toBe(false);
  await anna.tap("Да, это мой заказ");
  await says(boris, "👤 Анна · № 1\nБез сахара, пожалуйста");
  await says(boris, "👤 Анна · № 1\nИ с мёдом");
  await says(boris, "в такую чашку");
  await says(anna, "✉️ Передал в «Зерно»");
  const told = (await anna.messages()).filter(({ text = "" }) => text.includes("как только вы ответите"));
  expect(told).toHaveLength(1);
});

test("goes to nobody with «Нет», nor with /exit, and they read so", async () => {
  const anna = await writesWhileAsked("2", "Отмените это");
  await anna.tap("Нет");
  await says(anna, "ваше сообщение никуда не отправлено");
  const vera = await writesWhileAsked("3", "Я передумала");
  await vera.say("/exit");
  await says(vera, "То, что ждало отправки, никому не ушло");
  await town.quiet();
  for (const words of ["Отмените это", "Я передумала"]) expect(await isWith(boris, words)).toBe(false);
});

test("is no code, whatever it looks like", async () => {
  const anna = await writesWhileAsked("4", "К456ХХ7799");
  await anna.tap("Да, это мой заказ");
  await says(boris, "К456ХХ7799");
});
