import type { ChatDriver, Message } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, expect, test } from "vitest";
import { together } from "../world/together.ts";
import { buttonsOf, cardOf, countCards, newText, tapOn } from "./cards.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const numbers = Array.from({ length: 15 }, (_, n) => `R${n + 1}`);

/** The queue as one list, which is there once. */
function listOf(chat: ChatDriver, text: RegExp): Promise<Message> {
  return chat.waitFor(
    (messages) => {
      const lists = messages.filter((message) => buttonsOf(message).some((label) => label.startsWith("🗂")));
      return lists.length === 1 && text.test(lists[0]?.text ?? "") ? lists[0] : undefined;
    },
    { what: `one list that says ${text}`, timeoutMs: 20_000 },
  );
}

/** Each order's next step, as the list has it now. */
async function step(chat: ChatDriver, number: string, label: string): Promise<string | undefined> {
  const message = await chat.waitFor(
    (messages) => messages.findLast((one) => buttonsOf(one).includes(`${number} ${label}`)),
    { what: `the step ${label} of ${number}`, timeoutMs: 20_000 },
  );
  return (await chat.tap({ text: `${number} ${label}`, message_id: message.message_id })).answer?.text;
}

test("fifteen orders at once, for one as a list and for another as cards: one queue, served with one tap a step", async () => {
  const cafe = await town.cafe("Час пик");
  const [asya, kate] = [await cafe.joins("Ася"), await cafe.joins("Kate", "barista", "en")];
  await asya.tap("📋 Списком");
  await listOf(asya, /Заказов нет/);
  await together(numbers, 5, (number) => cafe.paid(number));
  const list = await listOf(asya, /🆕 Размещено: 15/);
  expect(list.silent).toBe(false);
  for (const number of numbers) expect(await countCards(asya, number)).toBe(0);
  await cardOf(kate, "R15");

  // The older barista is quicker by a moment.
  const stale =
    list.inline_keyboard?.flat().find(({ text }) => text === "R1 ▶️ В работу")?.callback_data ?? "";
  await tapOn(kate, "R1", "▶️ Start");
  await tapOn(kate, "R1", "▶️ Ready");
  const late = await asya.tap({ data: stale, message_id: list.message_id });
  expect(late.answer).toMatchObject({ text: "Заказ уже изменился. Сейчас: готов.", show_alert: true });

  for (const number of numbers.slice(1, 5))
    expect(await step(asya, number, "▶️ В работу")).toBe(`№ ${number}: в работе`);
  const working = await listOf(asya, /☕️ В работе: 4[\s\S]*✅ Готово: 1/);
  expect(working.message_id).toBe(list.message_id);
  await cardOf(kate, "R2", "Status: In progress");
  expect(await step(asya, "R1", "▶️ Выдан")).toBe("№ R1: выдан");
  await listOf(asya, /🏁 Только что\nR1 — выдан/);
  await cardOf(kate, "R1", /R1 \| Status: (?!Ready)/);
});

test("messages of customers between: each names its author once, and the list comes below them by itself", async () => {
  const cafe = await town.cafe("Corner");
  const kate = await cafe.joins("Kate", "barista", "en");
  await kate.tap("📋 As a list");
  await listOf(kate, /No orders/);
  const anna = await town.follows(cafe, "7", "anna");
  const list = await listOf(kate, /🆕 Placed: 1\n7 · /);
  for (const words of ["One", "Two"]) await anna.say(words);
  const second = await newText(kate, /Two$/, list);
  expect([second.text, buttonsOf(second)]).toEqual(["👤 Анна · order 7\nTwo", ["💬 Open the dialog"]]);
  expect((await listOf(kate, /7 · /)).message_id).toBe(list.message_id);
  await anna.say("Three");
  const third = await newText(kate, /Three$/, list);
  const isBelow = (message: Message) =>
    message.message_id > third.message_id && buttonsOf(message).includes("🗂 As cards");
  const below = await kate.waitFor((messages) => messages.find(isBelow), {
    what: "the list below the messages",
    timeoutMs: 20_000,
  });
  expect(below.silent).toBe(true);

  await tapOn(anna, "7", "Отменить заказ");
  await tapOn(anna, "7", "Да, отменить");
  const canceled = await listOf(kate, /7 — ❌ canceled by the customer: do not make it/);
  expect(canceled.silent).toBe(false);
});
