import type { ChatDriver } from "@gotovo/sandbox/driver";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { cardOf, eventually, newText } from "./cards.ts";
import { openTown, payloadOf, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterEach(() => {
  town.clock.aheadMs = 0;
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

const minute = 60_000;
const refusal = "Такого кода нет, или он уже не действует.";

async function somebody(name = "Анна"): Promise<ChatDriver> {
  const chat = await town.customer(name);
  await chat.start();
  await chat.waitForText("Введите код с сайта");
  return chat;
}

test("wrong, used and expired codes are answered alike", async () => {
  const cafe = await town.cafe("Зерно");
  const used = (await cafe.paid("1")).tracking.telegram;
  const expired = (await cafe.paid("2")).tracking.telegram;
  const [anna, boris] = [await somebody(), await somebody("Борис")];
  await anna.say(used.code ?? "");
  await anna.waitForText("Это ваш заказ?");
  await anna.tap("Да, это мой заказ");
  await cardOf(anna, "1");

  const answers: (string | undefined)[] = [];
  answers.push((await newText(boris, /кода нет/, await boris.say(used.code ?? ""))).text);
  answers.push((await newText(boris, /кода нет/, await boris.say("AAAA-AAAA-AA"))).text);
  town.clock.aheadMs = 11 * minute;
  answers.push((await newText(boris, /кода нет/, await boris.say(expired.code ?? ""))).text);
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toContain(refusal);
});

test("an expired link says what to do, and the site gives a new code", async () => {
  const cafe = await town.cafe("Мята");
  const { url } = (await cafe.paid("1")).tracking.telegram;
  const anna = await town.customer("Анна");
  town.clock.aheadMs = 11 * minute;
  await anna.start(payloadOf(url));
  await anna.waitForText("Проверьте его на странице заказа: там же можно получить новый.");
  const renewed = await cafe.api.pairingCodes.create({ order_id: "order-1" });
  await anna.start(payloadOf(renewed.url));
  await anna.waitForText("Заказ № 1 в «Мята»");
});

test("a question that was left open too long binds nothing", async () => {
  const cafe = await town.cafe("Долго");
  const { url } = (await cafe.paid("1")).tracking.telegram;
  const anna = await town.customer("Анна");
  await anna.start(payloadOf(url));
  await anna.waitForText("Это ваш заказ?");
  town.clock.aheadMs = 11 * minute;
  expect((await anna.tap("Да, это мой заказ")).answer).toEqual({
    text: "Этот вопрос уже закрыт. Если заказа здесь нет, возьмите новый код на его странице.",
    show_alert: true,
  });
  const open = async () => (await anna.messages()).some(({ text }) => text?.includes("Это ваш заказ?"));
  await eventually(open, false);
  expect(await cafe.api.isSubscribed(anna.id)).toBe(false);
});

test.concurrent("two people answer “yes” to the same code: the first has the order, the second is told", async () => {
  const cafe = await town.cafe("Вдвоём");
  const { url } = (await cafe.paid("1")).tracking.telegram;
  const people = [await town.customer("Анна"), await town.customer("Борис")];
  for (const person of people) {
    await person.start(payloadOf(url));
    await person.waitForText("Это ваш заказ?");
  }
  const taps = await Promise.all(people.map((person) => person.tap("Да, это мой заказ")));
  expect(taps.map(({ answer }) => answer?.text).sort()).toEqual([
    "Готово, заказ здесь",
    "Код больше не действует. Возьмите новый на странице заказа.",
  ]);
});

test("after five wrong codes the waits grow; a link still works, and a right code ends it", async () => {
  const cafe = await town.cafe("Терпение");
  const { code = "", url } = (await cafe.paid("1")).tracking.telegram;
  const guesser = await somebody("Глеб");
  for (let attempt = 0; attempt < 5; attempt++)
    await newText(guesser, /кода нет/, await guesser.say("AAAA-AAAA-AA"));
  const first = await newText(guesser, /Слишком много неверных кодов/, await guesser.say(code));
  expect(first.text).toMatch(/Попробуйте через 1 минуту/);

  town.clock.aheadMs = minute + 1000;
  await newText(guesser, /кода нет/, await guesser.say("BBBB-BBBB-BB"));
  const second = await newText(guesser, /Слишком много/, await guesser.say(code));
  expect(second.text).toMatch(/Попробуйте через 2 минуты/);

  await newText(guesser, /Это ваш заказ\?/, await guesser.start(payloadOf(url)));
  const other = await somebody("Дина");
  await newText(other, /Это ваш заказ\?/, await other.say(code));
});

test.concurrent("a code is a code however it is typed", async () => {
  const cafe = await town.cafe("Почерк");
  const { code = "" } = (await cafe.paid("1")).tracking.telegram;
  const lookAlike: Record<string, string> = {
    A: "А",
    B: "В",
    C: "С",
    E: "Е",
    H: "Н",
    K: "К",
    M: "М",
    P: "Р",
    T: "Т",
    X: "Х",
  };
  const cyrillic = [...code].map((letter) => lookAlike[letter] ?? letter).join("");
  for (const typed of [code.toLowerCase(), code.replaceAll("-", ""), code.replaceAll("-", " — "), cyrillic]) {
    const chat = await somebody();
    await newText(chat, /Это ваш заказ\?/, await chat.say(typed));
  }
});

test.concurrent("a café's own bot cannot redeem another café's code", async () => {
  const [mine, other] = [await town.cafe("Свои"), await town.cafe("Чужие")];
  const { code } = (await mine.paid("1")).tracking.telegram;
  const body = { telegram_user_id: 777_000_111, verification_code: code };
  expect((await other.request("POST", "/enter_key_from_user", body)).json).toMatchObject({
    code: "code_invalid",
  });
  expect((await other.request("POST", "/verification", { code })).status).toBe(404);
  expect((await mine.request("POST", "/enter_key_from_user", body)).status).toBe(200);
});
