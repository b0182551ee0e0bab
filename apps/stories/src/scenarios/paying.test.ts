import type { ChatDriver, Message } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, cardOf, countCards, eventually, newText, tapOn } from "./cards.ts";
import { openTown, payloadOf, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

// docs/documents/customer-bot.md: «Пользователь на сайте оплачивает кофе», and the cases below it.
describe("a customer pays for a coffee on the site", () => {
  test.concurrent("not known yet: a code and a button; the code is entered, and the pair reaches the server", async () => {
    const cafe = await town.cafe("Зерно");
    const { tracking } = await cafe.paid("42", { customer: { site_user_id: "anna" } });
    const { state, url, code = "" } = tracking.telegram;
    expect(state).toBe("unlinked");
    expect(url).toMatch(/^https:\/\/t\.me\/\w+\?start=[\w-]{22}$/);
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}$/);
    expect(await cafe.request("POST", "/verification", { code })).toMatchObject({
      status: 200,
      json: { code, user_id: null },
    });

    const anna = await town.customer("Анна");
    await anna.start();
    await anna.waitForText("Введите код с сайта");
    await anna.say(` ${code.toLowerCase().replaceAll("-", " ")} `);
    const question = await anna.waitForText("Это ваш заказ?");
    expect(question.text).toContain("Заказ № 42 в «Зерно»");
    expect(buttonsOf(question)).toEqual(["Да, это мой заказ", "Нет"]);
    expect((await anna.tap("Да, это мой заказ")).answer?.text).toBe("Готово, заказ здесь");
    const card = await cardOf(anna, "42");
    expect(buttonsOf(card)).toEqual(["Отменить заказ", "✉️ Написать в кафе", "⋯"]);
    expect(card.text).toContain("Отменить можно, пока заказ не готов.");

    expect((await cafe.request("POST", "/verification", { code })).json).toEqual({ code, user_id: anna.id });
    expect((await cafe.request("GET", `/subscribe-status?customer_bot&user_id=${anna.id}`)).json).toEqual({
      status: true,
    });
  });

  test.concurrent("not known yet: the button alone does it, too", async () => {
    const cafe = await town.cafe("Мята");
    const { tracking } = await cafe.paid("7");
    const boris = await town.customer("Борис");
    await boris.start(payloadOf(tracking.telegram.url));
    await boris.waitForText("Заказ № 7 в «Мята»");
    await boris.tap("Да, это мой заказ");
    await cardOf(boris, "7");
    const asked = async () => (await boris.messages()).some(({ text }) => text?.includes("Это ваш заказ?"));
    await eventually(asked, false);
  });

  test.concurrent("not their order: “Нет” binds nothing, and the code still works for the right person", async () => {
    const cafe = await town.cafe("Тмин");
    const { tracking } = await cafe.paid("5");
    const stranger = await town.customer("Глеб");
    await stranger.start(payloadOf(tracking.telegram.url));
    await stranger.waitForText("Это ваш заказ?");
    await stranger.tap("Нет");
    await stranger.waitForText("ничего не привязываю");
    expect(await countCards(stranger, "5")).toBe(0);
    expect(await cafe.api.isSubscribed(stranger.id)).toBe(false);

    const buyer = await town.customer("Дина");
    await buyer.start(payloadOf(tracking.telegram.url));
    await buyer.waitForText("Это ваш заказ?");
    await buyer.tap("Да, это мой заказ");
    await cardOf(buyer, "5");
  });

  test.concurrent("known and not blocked: true, a plain link, and the order is in the chat without a code", async () => {
    const cafe = await town.cafe("Полдень");
    const anna = await town.follows(cafe, "1", "anna");
    expect(await cafe.api.isSubscribed(anna.id)).toBe(true);
    const { tracking } = await cafe.paid("2", { customer: { site_user_id: "anna" } });
    expect(tracking.telegram).toEqual({
      state: "subscribed",
      url: expect.stringMatching(/^https:\/\/t\.me\/\w+$/),
    });
    await cardOf(anna, "2");
    expect(await countCards(anna, "1")).toBe(1);
  });

  test.concurrent("known by the Telegram id that the site kept: no code either", async () => {
    const cafe = await town.cafe("Ваниль");
    const anna = await town.follows(cafe, "1", "anna");
    const { tracking } = await cafe.paid("2", { customer: { telegram_user_id: anna.id } });
    expect(tracking.telegram.state).toBe("subscribed");
    await cardOf(anna, "2");
  });

  test.concurrent("known and blocked: false, a link with /start, and after Start the bot goes on", async () => {
    const cafe = await town.cafe("Кардамон");
    const anna = await town.follows(cafe, "1", "anna");
    await anna.block();
    await eventually(() => cafe.api.isSubscribed(anna.id), false);
    const asked = { request: "is bot blocked", user_id: anna.id };
    expect((await cafe.request("POST", "/bot-status", asked)).json).toEqual({ "is bot blocked": true });

    const { tracking } = await cafe.paid("2", { customer: { site_user_id: "anna" } });
    expect(tracking.telegram.state).toBe("blocked");
    expect(tracking.telegram.url).toMatch(/^https:\/\/t\.me\/\w+(\?start=\w*)?$/);
    await cafe.api.orders.move("order-2", { status: "in_progress" });

    await anna.unblock();
    await anna.start(new URL(tracking.telegram.url ?? "").searchParams.get("start") ?? undefined);
    expect((await cardOf(anna, "2", "⏳ Готовится")).text).toContain("⏳ Готовится");
    expect(await cafe.api.isSubscribed(anna.id)).toBe(true);
    expect((await cafe.request("POST", "/bot-status", asked)).json).toEqual({ "is bot blocked": false });
    expect((await anna.messages()).some(({ text }) => text?.includes("Введите код"))).toBe(false);
  });

  test.concurrent("the same checkout sent twice is one order, one code and one card", async () => {
    const cafe = await town.cafe("Дубль");
    const first = await cafe.paid("9", { customer: { site_user_id: "anna" } });
    const again = await cafe.paid("9", { customer: { site_user_id: "anna" } });
    expect(again.order).toEqual(first.order);
    const anna = await town.customer("Анна");
    await anna.start(payloadOf(again.tracking.telegram.url));
    await anna.waitForText("Это ваш заказ?");
    await anna.tap("Да, это мой заказ");
    await cardOf(anna, "9");
    expect(await countCards(anna, "9")).toBe(1);
  });
});

describe("the order is followed to its end", () => {
  test.concurrent("each status shows; at “Готово” the cancel button goes away and the phone rings", async () => {
    const cafe = await town.cafe("Путь");
    const anna = await town.follows(cafe, "42", "anna");
    const placed = await cardOf(anna, "42", "✅ Принят");
    expect(placed.text).not.toContain("✅ Готов");

    await cafe.api.orders.move("order-42", { status: "in_progress" });
    const working = await cardOf(anna, "42", "⏳ Готовится");
    expect(working.message_id).toBe(placed.message_id);
    expect(buttonsOf(working)).toEqual(["Отменить заказ", "✉️ Написать в кафе", "⋯"]);

    await cafe.api.orders.move("order-42", { status: "ready" });
    const ready = await cardOf(anna, "42", "Заказ готов — забирайте!");
    expect(ready.message_id).toBeGreaterThan(working.message_id);
    expect(ready.silent).toBe(false);
    expect(buttonsOf(ready)).toEqual(["🙋 Я здесь", "🔳 QR-код", "✉️ Написать в кафе", "⋯"]);
    expect(ready.text).not.toContain("Отменить");

    await cafe.api.orders.move("order-42", { status: "delivered" });
    await cardOf(anna, "42", "Заказ выдан. Приятного аппетита!");
    expect(await countCards(anna, "42")).toBe(1);
  });

  test.concurrent("an order that waits for its payment says so, and goes on when it is paid", async () => {
    const cafe = await town.cafe("Касса");
    const anna = await town.follows(cafe, "3", "anna", { status: "payment_process" });
    await cardOf(anna, "3", "⏳ Ждём оплату");
    await cafe.api.orders.move("order-3", { status: "placed" });
    expect((await cardOf(anna, "3", "✅ Принят")).text).not.toContain("Ждём оплату");
  });

  test.concurrent("nobody came: the customer is told kindly", async () => {
    const cafe = await town.cafe("Витрина");
    const anna = await town.follows(cafe, "4", "anna");
    for (const status of ["in_progress", "ready", "utilized"] as const)
      await cafe.api.orders.move("order-4", { status });
    await cardOf(anna, "4", "Заказ не забрали вовремя");
  });

  test.concurrent("a button that came too late says what is true now and changes nothing", async () => {
    const cafe = await town.cafe("Поздно");
    const anna = await town.follows(cafe, "6", "anna");
    expect(await tapOn(anna, "6", "Отменить заказ")).toBe("Точно отменить?");
    const question = await cardOf(anna, "6", "Отменить заказ № 6?");
    const yes = question.inline_keyboard?.[0]?.[0]?.callback_data ?? "";
    await cafe.api.orders.move("order-6", { status: "in_progress" });
    await cafe.api.orders.move("order-6", { status: "ready" });
    const ready = await cardOf(anna, "6", "забирайте");
    const late = await anna.tap({ data: yes, message_id: ready.message_id });
    expect(late.answer).toMatchObject({ text: "Заказ уже готов, отменить нельзя", show_alert: true });
    expect((await cafe.api.orders.get("order-6")).order.status).toBe("ready");
  });
});

// Each in a chat of its own: in one chat the bot keeps to Telegram's limit of a message a second.
test.concurrent.each([
  ["где мой кофе?", /^Пока не знаю, какому кафе это передать.*Введите код с сайта кафе/],
  ["https://cafe.example/t/abcdefgh12345678", /^Это страница заказа\. Откройте её/],
  ["/help", /Как это работает/],
  ["/orders", /нет активных заказов/],
  ["/exit", /Выходить не из чего/],
  ["/unknown", /^Такой команды нет/],
  ["/start", /Введите код с сайта/],
])("%s gets an answer that says what can be done", async (said, answer) => {
  const anna = await town.customer("Анна");
  await anna.start();
  await anna.waitForText("Введите код с сайта");
  await newText(anna, answer, await anna.say(said));
});

test.concurrent.each<[string, (chat: ChatDriver) => Promise<Message | undefined>]>([
  [
    "a sticker",
    async (chat) => (await chat.sendFiles([{ kind: "sticker", bytes: Buffer.from("a sticker") }]))[0],
  ],
  [
    "a voice message",
    async (chat) => (await chat.sendFiles([{ kind: "voice", bytes: Buffer.from("a voice") }]))[0],
  ],
  ["a place", (chat) => chat.shareLocation(55.7, 37.6)],
  ["a poll", (chat) => chat.send({ kind: "poll" })],
])("%s of somebody without an order gets the same, in their language", async (_, send) => {
  const ben = await town.customer("Ben", "en");
  await ben.start();
  await ben.waitForText("Enter the code from the site");
  await newText(ben, /^I do not know yet which café to pass this on to/, (await send(ben)) as Message);
});

test.concurrent("a phone that nobody asked for opens no order, and says what does", async () => {
  const anna = await town.customer("Анна");
  await anna.start();
  await anna.waitForText("Введите код с сайта");
  await newText(anna, /номера для заказа мало.*\/auth/, await anna.shareContact());
});
