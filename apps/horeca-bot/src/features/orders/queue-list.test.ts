import type { ChatDriver } from "@gotovo/sandbox/driver";
import { changeDetails } from "@gotovo/usecases/orders/change-details";
import { publishOrders } from "@gotovo/usecases/publish";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, cardGone, cardOf, cardsIn, openCafe } from "../../testing/cafe.ts";
import { tapWhenThere } from "../../testing/tap-when-there.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

/** The list in a chat, which shows nothing else of the queue; its text has to match. */
function listOf(chat: ChatDriver, text: string | RegExp) {
  return chat.waitFor(
    (messages) => {
      const lists = messages.filter(({ inline_keyboard: rows }) =>
        rows?.flat().some(({ text: label }) => /🗂/.test(label)),
      );
      return lists.length === 1 && lists[0]?.text?.match(text) ? lists[0] : undefined;
    },
    { what: `one list that says ${text}` },
  );
}

async function turnToList(chat: ChatDriver, button = "📋 Списком") {
  const tap = await chat.tap(button);
  await listOf(chat, "");
  return tap.answer?.text;
}

describe.concurrent("the queue as one list", () => {
  test("takes the place of header and cards; what a card would make heard has it come again, all else is an edit", async () => {
    const venue = await cafe.venue("Список");
    const [asya, kate] = [await venue.join("Ася"), await venue.join("Kate", "barista", "en")];
    await venue.place("1", { items: [{ name: "Раф", quantity: 1, options: { Молоко: "овсяное" } }] });
    await cardOf(asya, "1");
    await cardOf(kate, "1");
    expect(await turnToList(asya)).toBe("Очередь — одним списком");
    const first = await listOf(asya, /\n1 · .*\nРаф · Молоко: овсяное/);
    expect(first.silent).toBe(true);
    await cardGone(asya, "1");
    await asya.waitFor((messages) => messages.filter(({ text }) => text?.includes("очередь")).length === 1, {
      what: "no header beside the list",
    });

    await venue.place("2");
    const second = await listOf(asya, /\n2 · /);
    expect(second).toMatchObject({ silent: false });
    expect(second.message_id).toBeGreaterThan(first.message_id);
    expect((await asya.tap("2 ▶️ В работу")).answer?.text).toBe("№ 2: в работе");
    expect((await listOf(asya, /В работе: 1\n2/)).message_id).toBe(second.message_id);
    await cardOf(kate, "2", "Status: In progress");
    expect(await cardsIn(asya)).toEqual([]);
    expect(await cardsIn(kate)).toEqual(["1", "2"]);
  });

  test("a step is bound to the stage that was seen: a colleague's tap is told, another change is none", async () => {
    const venue = await cafe.venue("Устарело");
    const [asya, kate] = [await venue.join("Ася"), await venue.join("Kate", "barista", "en")];
    const ids = [await venue.place("1"), await venue.place("2")];
    await turnToList(asya);
    await turnToList(kate, "📋 As a list");
    const list = await listOf(asya, /\n1 · [\s\S]*\n2 · /);
    const theirs = await listOf(kate, /1 [\s\S]*2 /);
    const tapOf = (message: typeof list, label: RegExp) => ({
      data: message.inline_keyboard?.flat().find(({ text }) => label.test(text))?.callback_data ?? "",
      message_id: message.message_id,
    });
    const [mine, same] = await Promise.all([asya.tap(tapOf(list, /^1 ▶️/)), kate.tap(tapOf(theirs, /^1 ▶️/))]);
    expect([mine.answer?.text, same.answer?.text]).toEqual(["№ 1: в работе", "1: in progress"]);
    await listOf(kate, /In progress: 1\n1 /);
    await kate.tap("1 ▶️ Ready");
    const late = await asya.tap(tapOf(list, /^1 ▶️/));
    expect(late.answer).toMatchObject({ text: "Заказ уже изменился. Сейчас: готов.", show_alert: true });

    await changeDetails(cafe.deps, venue.merchantId, { orderId: "order-2", change: { note: "Без льда" } });
    expect((await asya.tap(tapOf(list, /^2 ▶️/))).answer?.text).toBe("№ 2: в работе");
    const changed = await listOf(asya, /\n2 · .*\n✏️ Изменён: пожелание\nКапучино\n💬 Пожелание: Без льда/);
    expect(changed.silent).toBe(false);
    expect(ids).toHaveLength(2);
    await asya.tap("2 👁 Видел(а)");
    await listOf(asya, /\n2 · (?!.*\n✏️)/);
  });

  test("a card comes when it is asked for and goes when it is closed; what ended can be undone on the list", async () => {
    const venue = await cafe.venue("По просьбе");
    const asya = await venue.join("Ася");
    await venue.place("1");
    await turnToList(asya);
    await listOf(asya, /\n1 · /);
    await asya.tap("⏬");
    const card = await cardOf(asya, "1", "№ в системе кафе");
    expect(card.silent).toBe(true);
    expect(buttonsOf(card)).toContainEqual(["✖️ Закрыть", "⛔️ Отменить"]);
    await asya.tap("✖️ Закрыть");
    await cardGone(asya, "1");
    await asya.tap("⏬");
    await cardOf(asya, "1", "№ в системе кафе");
    await asya.tap("⛔️ Отменить");
    await cardOf(asya, "1", "выберите причину");
    await asya.tap("Закрываемся");
    const ended = await listOf(asya, /🏁 Только что\n1 — отменён/);
    expect(buttonsOf(ended)[0]).toEqual(["1 ↩️ Вернуть"]);
    await asya.tap("1 ↩️ Вернуть");
    const back = await listOf(asya, /Размещено: 1\n1 · /);
    expect(back.message_id).toBe(ended.message_id);
    for (const step of ["1 ▶️ В работу", "1 ▶️ Готов", "1 ▶️ Выдан"]) {
      await asya.waitFor((messages) => messages.some((one) => buttonsOf(one).flat().includes(step)), {
        what: `a button ${step}`,
      });
      await asya.tap(step);
    }
    await listOf(asya, /\n1 — выдан/);
    expect(
      (await asya.tap({ data: "lo:AZnR8nyefTq3pR8PbwyaEQ", message_id: ended.message_id })).answer?.text,
    ).toBe("Этого заказа больше нет в вашей очереди.");
  });

  test("has duty, busy mode and pages; /orders brings it to the bottom; back to cards, they come without a sound", async () => {
    const venue = await cafe.venue("Страницы");
    const asya = await venue.join("Ася");
    for (let n = 1; n <= 17; n++) await venue.place(`n${n}`);
    await turnToList(asya);
    const first = await listOf(asya, /n15[^\d]/);
    expect(first.text).not.toContain("n16");
    const next = first.inline_keyboard?.flat().find(({ callback_data: data }) => data?.startsWith("lp:"));
    await asya.tap({ data: next?.callback_data ?? "", message_id: first.message_id });
    await listOf(asya, /n16[\s\S]*n17/);
    await tapWhenThere(asya, "🔥 Запара");
    await listOf(asya, "");
    await tapWhenThere(asya, "+10 мин");
    await listOf(asya, "🔥 Запара: ");
    await tapWhenThere(asya, "🔕 Со смены");
    const off = await listOf(asya, "Вы не на смене");
    await venue.place("n18");
    expect((await listOf(asya, "🆕 18 · ")).message_id).toBe(off.message_id);
    const { message_id } = await asya.say("/orders");
    await asya.waitFor(
      (messages) => messages.filter((message) => message.message_id > message_id).length === 1,
      { what: "the list alone below /orders" },
    );
    await tapWhenThere(asya, "🔔 На смену");
    expect((await asya.tap("🗂 Карточками")).answer?.text).toBe("Очередь — карточками");
    for (const number of ["n1", "n18"]) expect((await cardOf(asya, number)).silent).toBe(true);
    await asya.waitFor(
      async (messages) =>
        (await cardsIn(asya)).length === 18 &&
        !messages.some((one) => buttonsOf(one).flat().includes("🗂 Карточками")),
      { what: "eighteen cards and no list" },
    );
    await venue.place("n19");
    expect((await cardOf(asya, "n19")).silent).toBe(false);
  });

  test("calls to an order that nobody has taken, and whoever turns to cards then is not called again", async () => {
    const venue = await cafe.venue("Зовёт");
    const asya = await venue.join("Ася");
    const id = await venue.place("1");
    await turnToList(asya);
    await cafe.deps.db.tx(async (tx) => {
      await tx.$executeRaw`
        update "order" set unheard_step = 'colleagues', unheard_at = ${cafe.deps.clock()} where id = ${id}::uuid`;
      await publishOrders(cafe.deps, tx, [id]);
    });
    const called = await listOf(asya, /Никто не взял/);
    expect(called.silent).toBe(false);
    expect(buttonsOf(called).slice(0, 2)).toEqual([["1 ▶️ В работу", "⏬"], ["1 👀 Вижу"]]);
    await asya.tap("🗂 Карточками");
    const card = await cardOf(asya, "1", "Никто не взял");
    expect(card.silent).toBe(true);
    expect((await asya.tap("👀 Вижу")).answer?.text).toContain("1");
  });

  test("follows to another venue, and goes from whoever was removed", async () => {
    const [first, second] = [await cafe.venue("Первое"), await cafe.venue("Второе")];
    const asya = await first.join("Ася");
    await first.place("a1");
    await second.place("b1");
    await turnToList(asya);
    await listOf(asya, /Первое[\s\S]*a1/);
    await asya.start(await second.invite("barista"));
    await tapWhenThere(asya, "Второе");
    const there = await listOf(asya, /Второе[\s\S]*b1/);
    expect(there.text).not.toContain("a1");
    await cafe.deps.db.pool.query(
      "update staff set removed_at = now() where person_id = (select person_id from chat where chat_id = $1)",
      [asya.id],
    );
    const tap = await asya.tap("b1 ▶️ В работу", { message_id: there.message_id });
    expect(tap.answer?.text).toContain("Нет доступа");
    await asya.waitFor((messages) => !messages.some(({ text }) => text?.includes("— очередь")), {
      what: "no list",
    });
  });
});
