import type { ChatDriver, Message } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type CafeServer, openTown, type Town } from "./town.ts";

let town: Town;
let cafe: CafeServer;
let boris: ChatDriver;
let anna: ChatDriver;
beforeAll(async () => {
  town = await openTown();
  cafe = await town.cafe("Зерно");
  boris = await cafe.joins("Борис");
  anna = await town.follows(cafe, "1", "anna");
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const timeoutMs = 30_000;
const says = (chat: ChatDriver, text: string) => chat.waitForText(text, { timeoutMs });
const wait = (chat: ChatDriver, what: string, fits: (message: Message) => boolean) =>
  chat.waitFor((messages) => messages.findLast((message) => message.from.is_bot && fits(message)), {
    what,
    timeoutMs,
  });

test("what is forwarded names whose words it is, both ways", async () => {
  const channel = { type: "channel" as const, title: "Новости" };
  await anna.say("Скидки!", { forwarded_from: channel });
  const copy = await says(boris, "Скидки!");
  expect(copy.text).toBe("👤 Анна · № 1\n↪️ Переслано из канала «Новости»\nСкидки!");
  const hidden = { type: "hidden_user" as const, name: "Поставщик" };
  await boris.say("Молоко в пути", { reply_to: copy.message_id, forwarded_from: hidden });
  expect((await says(anna, "Молоко в пути")).text).toBe("☕️ Зерно\n↪️ Переслано: Поставщик\nМолоко в пути");
  await anna.sendFiles([{ kind: "sticker", bytes: Buffer.from("a sticker") }], { forwarded_from: hidden });
  await says(boris, "↪️ Переслано: Поставщик");
  await wait(boris, "the sticker", ({ file }) => file?.kind === "sticker");
});

test("a reply keeps the words it is about, also of what the café does not have", async () => {
  await anna.say("Вот это?", {
    external_reply: { origin: { type: "hidden_user", name: "Бо" }, quote: "раф с лавандой" },
  });
  expect((await says(boris, "Вот это?")).text).toBe("👤 Анна · № 1\nБо: раф с лавандой\nВот это?");
  await anna.say("/help");
  const help = await says(anna, "Что можно сейчас");
  await anna.say("А как?", { reply_to: help.message_id, quote: { text: "пока под ним есть кнопка" } });
  expect((await says(boris, "А как?")).text).toBe("👤 Анна · № 1\nпока под ним есть кнопка\nА как?");
});

test("what staff see of a message is not sent to the customer: neither a note nor a card they reply to", async () => {
  await anna.say("Ещё вопрос");
  const question = await says(boris, "Ещё вопрос");
  await boris.tap("💬 Открыть диалог", { message_id: question.message_id });
  const note = await boris.say("/note постоянный гость, скидка 20%");
  await says(boris, "Заметка добавлена");
  await boris.say("Учтём", { reply_to: note.message_id, quote: { text: "скидка 20%" } });
  const told = await says(anna, "Учтём");
  expect(told.text).toBe("☕️ Зерно\nУчтём");
});

test("a place keeps its name and address", async () => {
  await anna.shareLocation(55.75, 37.62, { title: "Старый мост", address: "Набережная, 1" });
  const place = await wait(boris, "the place", ({ venue }) => venue !== undefined);
  expect(JSON.stringify(place)).toContain("Старый мост");
  expect(JSON.stringify(place)).toContain("Набережная, 1");
});
