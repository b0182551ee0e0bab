import type { ChatDriver } from "@gotovo/sandbox/driver";
import { changeDetails } from "@gotovo/usecases/orders/change-details";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, cardGone, cardOf, cardsIn, headerOf, openCafe } from "../../testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

describe.concurrent("the queue", () => {
  test("a change by the café's server comes with sound until one of the staff has seen it, for all", async () => {
    const venue = await cafe.venue("Правки");
    const [vera, oleg] = [await venue.join("Вера"), await venue.join("Олег")];
    await venue.place("1");
    const first = await cardOf(oleg, "1");
    const change = (note: string | null) =>
      changeDetails(cafe.deps, venue.merchantId, { orderId: "order-1", change: { note } });
    await change("Без сахара");
    const loud = await cardOf(oleg, "1", "Изменён: пожелание");
    expect(loud.message_id).toBeGreaterThan(first.message_id);
    expect(loud.silent).toBe(false);
    await cardOf(vera, "1", "Изменён: пожелание");
    const stale = (await cardOf(vera, "1")).inline_keyboard?.[0]?.[0]?.callback_data as string;
    await change("Без сахара и льда");
    await cardOf(vera, "1", "льда");
    const late = await vera.tap({ data: stale, message_id: (await cardOf(vera, "1")).message_id });
    expect(late.answer?.text).toBe("Заказ уже изменился. Сейчас: размещён.");
    const { message_id } = await cardOf(oleg, "1", "льда");
    const taps = await Promise.all([
      vera.tap({ text: "👁 Видел(а)", message_id: (await cardOf(vera, "1")).message_id }),
      oleg.tap({ text: "👁 Видел(а)", message_id }),
    ]);
    expect(taps.map(({ answer }) => answer?.text)).toEqual(Array(2).fill("№ 1: изменения видели"));
    for (const chat of [vera, oleg]) await cardOf(chat, "1", /Размещён(?!.*Изменён)/s);
    expect((await cardOf(oleg, "1")).message_id).toBe(message_id);
  });

  test("a new order comes to everybody, with a sound for who is on duty; what one does, all see", async () => {
    const venue = await cafe.venue("Смена");
    const olya = await venue.join("Оля", "owner");
    const max = await venue.join("Макс");
    const kate = await venue.join("Kate", "barista", "en");
    await kate.tap("🔕 Off duty");
    await headerOf(kate, "off duty");
    await venue.place("A1", { customer: { name: "Анна Смирнова" } });
    expect(await cardOf(olya, "A1", "👤 Анна")).toMatchObject({ silent: false });
    expect(await cardOf(max, "A1")).toMatchObject({ silent: false });
    expect(await cardOf(kate, "A1", "Status: Placed")).toMatchObject({ silent: true });

    const before = await cardOf(max, "A1");
    expect((await max.tap("▶️ В работу")).answer?.text).toBe("№ A1: в работе");
    for (const chat of [olya, max]) {
      const card = await cardOf(chat, "A1", "Статус: В работе");
      expect(buttonsOf(card)).toEqual([["▶️ Готов"], ["◀️ Назад", "⏬", "⛔️ Отменить"]]);
      await headerOf(chat, "В работе: 1");
    }
    expect((await cardOf(max, "A1")).message_id).toBe(before.message_id);
    await cardOf(kate, "A1", "Status: In progress");
    await headerOf(kate, "In progress: 1");
  });

  test("/orders brings the header and the cards to the bottom, oldest promise first, without one by age", async () => {
    const venue = await cafe.venue("Порядок");
    const barista = await venue.join("Юля");
    await headerOf(barista, "Заказов нет. Новый придёт сюда сам.");
    const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000);
    await venue.place("30", { promisedAt: soon(30) });
    await cardOf(barista, "30", "⏰");
    await venue.place("10", { promisedAt: soon(10) });
    await cardOf(barista, "10");
    await venue.place("without");
    await cardOf(barista, "without");
    expect(await cardsIn(barista)).toEqual(["30", "10", "without"]);
    const { message_id } = await barista.say("/orders");
    await barista.waitFor(
      (messages) => messages.filter((message) => message.message_id > message_id).length === 4,
      {
        what: "header and three cards below the command",
      },
    );
    await barista.waitFor(async () => (await cardsIn(barista)).join() === "without,10,30", {
      what: "each card once, by promise; who was promised nothing by age",
    });
    const below = (await barista.messages()).filter((message) => message.message_id > message_id);
    expect(below.map(({ text }) => text?.split("\n")[0])).toEqual([
      "Порядок — очередь",
      "🆕 Заказ №: without | Статус: Размещён",
      "🆕 Заказ №: 10 | Статус: Размещён",
      "🆕 Заказ №: 30 | Статус: Размещён",
    ]);
  });

  test("an empty queue says so when asked for", async () => {
    const venue = await cafe.venue("Тишина");
    const barista = await venue.join("Зоя");
    const { message_id } = await barista.say("/orders");
    const header = await barista.waitFor(
      (messages) => messages.find((message) => message.message_id > message_id),
      { what: "the header again" },
    );
    expect(header.text).toContain("Заказов нет");
  });

  test("an order that is still being paid is nobody's business yet", async () => {
    const venue = await cafe.venue("Касса");
    const barista = await venue.join("Рома");
    await venue.place("unpaid", { status: "payment_process" });
    await venue.place("paid");
    await cardOf(barista, "paid");
    expect(await cardsIn(barista)).toEqual(["paid"]);
    await headerOf(barista, "Размещено: 1");
  });

  test("who was removed can change nothing, and the cards go away", async () => {
    const venue = await cafe.venue("Бывшие");
    const barista = await venue.join("Яна");
    const id = await venue.place("5");
    const card = await cardOf(barista, "5");
    await remove(barista);
    const tap = await barista.tap("▶️ В работу", { message_id: card.message_id });
    expect(tap.answer).toMatchObject({ show_alert: true });
    expect(tap.answer?.text).toContain("Нет доступа");
    await cardGone(barista, "5");
    expect((await barista.messages()).some(({ text }) => text?.includes("очередь\n"))).toBe(false);
    expect(await statusOf(id)).toBe("placed");
    await venue.place("6");
    await barista.say("кто здесь");
    await barista.waitForText("Это бот для команды кафе");
    expect(await cardsIn(barista)).toEqual([]);
  });

  test("/duty and the header's button switch the sound, and the header follows", async () => {
    const venue = await cafe.venue("Звук");
    const barista = await venue.join("Кира");
    await barista.say("/duty");
    await barista.waitForText("Смена закончена");
    const header = await headerOf(barista, "Вы не на смене");
    expect(buttonsOf(header)).toEqual([
      ["💬 Диалоги", "📋 Списком"],
      ["🔄 Обновить", "🔔 На смену"],
      ["🔥 Запара"],
    ]);
    const tap = await barista.tap("🔔 На смену");
    expect(tap.answer?.text).toContain("Вы на смене");
    await headerOf(barista, "🔔 Вы на смене");
    await venue.place("8");
    expect(await cardOf(barista, "8")).toMatchObject({ silent: false });
  });

  test("names and texts of people are shown as they are", async () => {
    const venue = await cafe.venue("<b>Кафе</b> & Ко");
    const barista = await venue.join("Ян <i>");
    await venue.place("<9>", {
      customer: { name: "</b>🫖 Tom & Jerry" },
      items: [{ name: "<script>кофе</script> ☕️", quantity: 2, options: { "<Молоко>": "овсяное & кокос" } }],
    });
    await headerOf(barista, "<b>Кафе</b> & Ко — очередь");
    const short = await cardOf(barista, "<9>", "2 × <script>кофе</script> ☕️");
    expect(short.text).toContain("👤 </b>🫖");
    await barista.tap("⏬");
    await cardOf(barista, "<9>", "<Молоко>: овсяное & кокос");
  });
});

async function remove(chat: ChatDriver): Promise<void> {
  await cafe.deps.db.pool.query(
    "update staff set removed_at = now() where person_id = (select person_id from chat where chat_id = $1)",
    [chat.id],
  );
}

async function statusOf(id: string): Promise<string> {
  const { rows } = await cafe.deps.db.pool.query(`select status from "order" where id = $1`, [id]);
  return rows[0].status;
}
