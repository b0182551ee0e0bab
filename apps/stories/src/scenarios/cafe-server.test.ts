import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, cardOf, countCards, eventually } from "./cards.ts";
import { openTown, type Town } from "./town.ts";

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(async () => {
  expect(town.faults()).toEqual([]);
  await town.close();
});

describe("a café with a bot of its own", () => {
  test.concurrent.each(["teleram_user_id", "telegram_user_id"])(
    "sends %s and the code, and the person is asked in our bot",
    async (field) => {
      const cafe = await town.cafe("Свой бот");
      const { code = "" } = (await cafe.paid("1", { customer: { site_user_id: "anna" } })).tracking.telegram;
      const anna = await town.customer("Анна");
      const body = { [field]: anna.id, verification_code: code };
      const entered = await cafe.request("POST", "/enter_key_from_user", body);
      expect([entered.status, entered.json]).toEqual([200, { accepted: true, pending: true }]);
      const verification = async () => (await cafe.request("POST", "/verification", { code })).json;
      expect(await verification()).toEqual({ code, user_id: null });

      // Telegram lets our bot write only to those who started it: they are asked then.
      await anna.start();
      await anna.waitForText("Это ваш заказ?");
      expect(await cafe.api.isSubscribed(anna.id)).toBe(false);
      await anna.tap("Да, это мой заказ");
      await cardOf(anna, "1");
      expect(await verification()).toEqual({ code, user_id: anna.id });
      expect(await cafe.api.isSubscribed(anna.id)).toBe(true);
    },
  );

  test.concurrent("cannot bind a stranger, who says no and hears nothing of it for a day", async () => {
    const cafe = await town.cafe("Навязчивое");
    const anna = await town.customer("Анна");
    await anna.start();
    const enter = async (number: string) => {
      const { code } = (await cafe.paid(number)).tracking.telegram;
      const body = { telegram_user_id: anna.id, verification_code: code };
      expect((await cafe.request("POST", "/enter_key_from_user", body)).json.pending).toBe(true);
    };
    await enter("1");
    await anna.waitForText("Это ваш заказ?");
    await anna.tap("Нет");
    await anna.waitForText("ничего не привязываю");
    await enter("2");
    expect(await cafe.api.isSubscribed(anna.id)).toBe(false);
    await anna.say("/help");
    await anna.waitForText("Как это работает");
    expect((await anna.messages()).filter(({ text }) => text?.includes("Это ваш заказ?"))).toEqual([]);
  });

  test.concurrent("a code that is wrong or used is refused in words", async () => {
    const cafe = await town.cafe("Отказ");
    const { code = "" } = (await cafe.paid("1")).tracking.telegram;
    const anna = await town.customer("Анна");
    const enter = (verification_code: string) =>
      cafe.request("POST", "/enter_key_from_user/", { telegram_user_id: anna.id, verification_code });
    expect((await enter("AAAA-AAAA-AA")).json).toMatchObject({ code: "code_invalid" });
    expect((await enter(code)).status).toBe(200);
    await anna.start();
    await anna.waitForText("Это ваш заказ?");
    await anna.tap("Да, это мой заказ");
    await cardOf(anna, "1");
    expect((await enter(code)).json).toMatchObject({ code: "code_invalid" });
  });
});

describe("POST /provide_message_to_user", () => {
  async function followed(name: string) {
    const cafe = await town.cafe(name);
    const anna = await town.follows(cafe, "1", "anna");
    const tell = (more: object = {}) =>
      cafe.request("POST", "/provide_message_to_user/", {
        user_id: anna.id,
        order_id: "order-1",
        horeca_id: cafe.horecaId,
        ...more,
      });
    return { cafe, anna, tell };
  }

  test.concurrent("with a status: the order moves, and its card says so", async () => {
    const { cafe, anna, tell } = await followed("Статус");
    expect((await tell({ status: "in_progress" })).status).toBe(202);
    await cardOf(anna, "1", "⏳ Готовится");
    expect((await tell({ status: "ready" })).status).toBe(202);
    expect(buttonsOf(await cardOf(anna, "1", "забирайте"))).toEqual([
      "🙋 Я здесь",
      "🔳 QR-код",
      "✉️ Написать в кафе",
      "⋯",
    ]);
    expect(await tell({ status: "placed" })).toMatchObject({
      status: 409,
      json: { code: "move_not_allowed" },
    });
    expect((await cafe.api.orders.get("order-1")).order.status).toBe("ready");
  });

  test.concurrent("with a message: it is sent as it is, under the café's name", async () => {
    const { anna, tell } = await followed("Слова");
    expect((await tell({ message: "Овсяного нет, <b>сделаем</b> на кокосовом? 🥥" })).status).toBe(202);
    const said = await anna.waitForText("Овсяного нет");
    expect(said.text).toBe("☕️ Слова\nОвсяного нет, <b>сделаем</b> на кокосовом? 🥥");
    expect(await countCards(anna, "1")).toBe(1);
  });

  test.concurrent("with a message longer than Telegram takes: it comes whole, in parts", async () => {
    const { anna, tell } = await followed("Роман");
    const words = Array.from({ length: 1500 }, (_, index) => `слово${index}`);
    expect((await tell({ message: words.join(" ") })).status).toBe(202);
    await anna.waitForText("слово1499");
    const all = (await anna.messages()).map(({ text }) => text).join(" ");
    for (const word of words) expect(all).toContain(word);
  });

  test.concurrent("with neither: the card is shown again, at the bottom, and only once", async () => {
    const { anna, tell } = await followed("Снова");
    const before = await cardOf(anna, "1");
    expect((await tell()).status).toBe(202);
    await anna.waitFor((messages) => (messages.at(-1)?.message_id ?? 0) > before.message_id, {
      what: "the card at the bottom",
    });
    await eventually(() => countCards(anna, "1"), 1);
  });

  test.concurrent("to somebody else's order or person: 404; to somebody who blocked the bot: said, and the move still counts", async () => {
    const { cafe, anna, tell } = await followed("Никому");
    expect((await tell({ user_id: 1 })).status).toBe(404);
    expect((await tell({ order_id: "order-2" })).status).toBe(404);
    await anna.block();
    await eventually(() => cafe.api.isSubscribed(anna.id), false);
    expect((await tell({ message: "Ау" })).json).toMatchObject({ code: "recipient_unreachable" });
    expect((await tell({ status: "in_progress" })).status).toBe(202);
    expect((await cafe.api.orders.get("order-1")).order.status).toBe("in_progress");
  });
});

test.concurrent("POST /provide_message_to_horeca: the baristas read what the site says about an order", async () => {
  const cafe = await town.cafe("Бариста");
  const barista = await cafe.joins("Ася");
  const anna = await town.follows(cafe, "1", "anna");
  const body = { user_id: anna.id, order_id: "order-1", horeca_id: cafe.horecaId };
  await cafe.request("POST", "/provide_message_to_horeca", { ...body, message: "Без сахара, пожалуйста" });
  expect((await barista.waitForText("Без сахара")).text).toBe("👤 Анна · № 1\nБез сахара, пожалуйста");
  await cafe.request("POST", "/provide_message_to_horeca", { ...body, status: "canceled_by_user" });
  await cardOf(barista, "1", "Клиент отменил заказ");
  await cardOf(anna, "1", "Вы отменили заказ.");
});

test.concurrent("the reference system's lists tell who gets what", async () => {
  const cafe = await town.cafe("Списки");
  const barista = await cafe.joins("Ася");
  const anna = await town.follows(cafe, "1", "anna", { items: undefined, description: ["Латте", "Булочка"] });
  const { json: mine } = await cafe.request(
    "GET",
    `/client/user_info?telegram_user_id=${anna.id}&active=true`,
  );
  expect(mine).toMatchObject([
    {
      order_id: "order-1",
      telegram_user_id: anna.id,
      enter_key: null,
      status: "placed",
      bot_subscribing: true,
      horeca_id: cafe.horecaId,
      order_description: ["Латте", "Булочка"],
    },
  ]);
  const { json: queue } = await cafe.request(
    "GET",
    `/client/horeca_info?telegram_horeca_id=${barista.id}&active=true`,
  );
  expect(queue).toMatchObject([{ order_id: "order-1", telegram_horeca_id: barista.id }]);
  await cafe.request("PUT", "/client/status_from_horeca/order-1", { status: "in_progress" });
  await cardOf(anna, "1", "⏳ Готовится");
  await cafe.request("POST", "/client/status_from_user/order-1", { status: "canceled_by_user" });
  await cardOf(barista, "1", "Клиент отменил заказ");
});

test.concurrent.each([
  ["a text", "Латте и булочка", ["Латте и булочка"]],
  ["a list of texts", ["Латте", "Булочка"], ["Латте", "Булочка"]],
  [
    "names and values, in the café's order",
    [{ Напиток: "Латте", Количество: 2, Размер: "0,3", Сироп: null, Молоко: "овсяное" }],
    ["2 × Латте (Размер: 0,3, Молоко: овсяное)"],
  ],
])("what was bought may be %s", async (_, description, lines) => {
  const cafe = await town.cafe("Описание");
  const barista = await cafe.joins("Ася");
  const anna = await town.follows(cafe, "1", "anna", { items: undefined, description });
  const card = await cardOf(anna, "1");
  expect(card.text?.split("\n").filter((line) => line.startsWith("•"))).toEqual(
    lines.map((line) => `• ${line}`),
  );
  await cardOf(barista, "1", /Латте/);
  expect((await cafe.api.orders.get("order-1")).order.description).toEqual(description);
});
