import type { ChatDriver } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, cardOf, headerOf, openCafe } from "../../../testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

/** Waits until the panel of the settings says that. */
async function panel(chat: ChatDriver, text: string | RegExp) {
  const found = await chat.waitForText(text);
  expect(found.silent).not.toBe(false);
  return found;
}

describe.concurrent("/settings", () => {
  test("shows a manager all settings at a glance, and two managers the same", async () => {
    const venue = await cafe.venue("Зерно <b> & 🧁");
    const [owner, kate] = [await venue.join("Вера", "owner"), await venue.join("Kate", "manager", "en")];
    await owner.say("/settings");
    const main = await panel(owner, "Настройки · Зерно <b> & 🧁");
    expect(main.text?.split("\n").slice(2)).toEqual([
      "🕘 Открыто круглосуточно",
      "⛔️ Клиент может отменить заказ: пока не готов",
      "⏱ Обычное время готовки: не задано",
      "🔥 Запара: выключена",
      "⚠️ Предупреждать об опоздании: за 2 мин",
      "🛎 Напоминать забрать: через 5, 15 мин; спросить вас через 30 мин",
      "⭐️ Спрашивать об оценке: через 15 мин",
      "💬 Свои тексты для клиентов: нет",
      "💸 Возврат денег: не обещаем",
      "📊 Отчёт при закрытии: выключен",
    ]);
    expect(buttonsOf(main)).toEqual([
      ["🕘 Часы работы", "⛔️ Отмена клиентом"],
      ["⏱ Время готовки", "🔥 Запара"],
      ["⚠️ Опоздания", "🛎 Выдача"],
      ["⭐️ Оценки", "💬 Тексты"],
      ["💸 Возвраты", "🔔 Мои уведомления"],
      ["⏸ Пауза", "📊 Отчёт: включить"],
      ["✖️ Закрыть"],
    ]);
    await kate.say("/settings");
    await panel(kate, "Usual preparation time: not set");
    await owner.tap("⏱ Время готовки");
    await panel(owner, "Столько минут бот пообещает");
    expect((await owner.tap("7 мин")).answer?.text).toBe("✅ Сохранено");
    await panel(kate, "Usual preparation time: 7 min");
    const prep = await panel(owner, "Обычное время готовки: 7 мин");
    expect(buttonsOf(prep)[0]).toEqual(["Нет", "3 мин", "5 мин", "✅ 7 мин"]);
    await owner.tap("◀️ Назад");
    await panel(owner, "Отчёт при закрытии: выключен");
    await owner.tap("📊 Отчёт: включить");
    await panel(kate, "Report at closing time: on");
    await kate.tap("📊 Report: switch off");
    await panel(owner, "Отчёт при закрытии: выключен");
    await owner.tap("✖️ Закрыть");
    await owner.waitFor((messages) => !messages.some(({ text }) => text?.startsWith("Настройки")), {
      what: "no settings",
    });
  });

  test("canceling, busy mode and warnings are a tap each", async () => {
    const venue = await cafe.venue("Касания");
    const owner = await venue.join("Вера", "owner");
    await owner.say("/settings");
    await panel(owner, "Настройки · Касания");
    await owner.tap("⛔️ Отмена клиентом");
    const cancel = await panel(owner, "До какого момента");
    expect(buttonsOf(cancel)).toEqual([
      ["✅ Пока не готов"],
      ["Пока не начали готовить"],
      ["Нельзя"],
      ["Потом — с согласия кафе"],
      ["◀️ Назад"],
      ["✖️ Закрыть"],
    ]);
    await owner.tap("Нельзя");
    await owner.waitFor(async () => /✅ Нельзя/.test(JSON.stringify(await owner.messages())), {
      what: "a mark",
    });
    await owner.tap("◀️ Назад");
    await panel(owner, "отменить заказ: нельзя");
    await owner.tap({
      text: "🔥 Запара",
      message_id: (await panel(owner, "отменить заказ: нельзя")).message_id,
    });
    await panel(owner, "Кнопка есть и над очередью");
    await owner.tap("+15 мин");
    await headerOf(owner, "🔥 Запара: +15 мин");
    await owner.tap("◀️ Назад");
    await panel(owner, "⚠️ Предупреждать");
    await owner.tap("⚠️ Опоздания");
    await panel(owner, "придёт сообщение со звуком");
    await owner.tap("За 5 мин");
    await panel(owner, "Предупреждать об опоздании: за 5 мин");
    await owner.tap("◀️ Назад");
    await owner.tap({
      text: "⭐️ Оценки",
      message_id: (await panel(owner, "Спрашивать об оценке: через 15 мин")).message_id,
    });
    await panel(owner, "Через сколько минут после выдачи");
    await owner.tap("30 мин");
    await panel(owner, "Спрашивать об оценке: через 30 мин");
  });

  test("refunds are promised at a tap, and owners wait as long as they say", async () => {
    const venue = await cafe.venue("Возвраты");
    const owner = await venue.join("Вера", "owner");
    await owner.say("/settings");
    await panel(owner, "Возврат денег: не обещаем");
    await owner.tap("💸 Возвраты");
    const page = await panel(owner, "Если возврат ждёт дольше 24 ч");
    expect(buttonsOf(page).slice(0, 2)).toEqual([["Обещать возврат"], ["✅ Ничего не обещать"]]);
    await owner.tap("Обещать возврат");
    await owner.waitFor(async () => /✅ Обещать/.test(JSON.stringify(await owner.messages())), {
      what: "a mark",
    });
    await owner.tap("48 ч");
    await panel(owner, "Если возврат ждёт дольше 48 ч");
    expect(await stored(venue.venueId, "refunds")).toBe(true);
  });

  test("a barista has their own notifications and duty only, whatever a changed app sends", async () => {
    const venue = await cafe.venue("Бариста");
    const barista = await venue.join("Kate", "barista", "en");
    await barista.say("/settings");
    const own = await panel(barista, "My notifications");
    expect(buttonsOf(own)).toEqual([
      ["🔔 New order", "🔔 Customer cancels"],
      ["🔔 Late order", "🔔 Messages"],
      ["🔔 Feedback", "🔔 Handing over"],
      ["🔕 Off duty"],
      ["✖️ Close"],
    ]);
    for (const data of [
      "sp:0",
      "sp:1",
      "st:3",
      "ss:0:2",
      "ss:1:5",
      "ss:3:5",
      "ss:4:1",
      "ss:5:1",
      "ss:6:3",
      "se:0",
    ]) {
      const tap = await barista.tap({ data, message_id: own.message_id });
      expect([data, tap.answer?.text]).toEqual([data, "No access: your role does not allow this."]);
    }
    for (const data of ["sp:zz", "ss:zz:1", "ss:0:-1", "sn:7:0", "b:5:1"]) {
      const tap = await barista.tap({ data, message_id: own.message_id });
      expect(tap.answer?.text).toContain("out of date");
    }
    expect(await stored(venue.venueId, "customer_cancel")).toBe("until_ready");
  });

  test("what somebody switched off comes silently, to them alone", async () => {
    const venue = await cafe.venue("Тишина");
    const [vera, oleg] = [await venue.join("Вера", "owner"), await venue.join("Олег")];
    await oleg.say("/settings");
    await panel(oleg, "Мои уведомления");
    expect((await oleg.tap("🔔 Новый заказ")).answer?.text).toBe("🔕 Будет без звука");
    await oleg.waitFor(async () => /🔕 Новый заказ/.test(JSON.stringify(await oleg.messages())), {
      what: "off",
    });
    await venue.place("1");
    expect(await cardOf(oleg, "1")).toMatchObject({ silent: true });
    expect(await cardOf(vera, "1")).toMatchObject({ silent: false });
    await oleg.tap("🔕 Новый заказ");
    await oleg.waitFor(async () => /🔔 Новый заказ/.test(JSON.stringify(await oleg.messages())), {
      what: "on",
    });
    await venue.place("2");
    expect(await cardOf(oleg, "2")).toMatchObject({ silent: false });
    await oleg.tap({ text: "🔕 Со смены", message_id: (await panel(oleg, "Мои уведомления")).message_id });
    await panel(oleg, /Мои уведомления.*Вы не на смене/s);
  });
});

test("a value that no button has is refused", async () => {
  const venue = await cafe.venue("Значения");
  const owner = await venue.join("Вера", "owner");
  await owner.say("/settings");
  const { message_id } = await panel(owner, "Настройки");
  for (const data of ["ss:0:9", "ss:1:6p", "ss:2:zzz", "ss:3:6p", "ss:6:z", "b:2:zzz"]) {
    const tap = await owner.tap({ data, message_id });
    expect([data, tap.answer?.text]).toEqual([data, "Эта кнопка устарела. Очередь: /orders"]);
  }
});

test("the settings of one café are nobody else's", async () => {
  const [ours, theirs] = [await cafe.venue("Наша"), await cafe.venue("Их")];
  const [vera, oleg] = [await ours.join("Вера", "owner"), await theirs.join("Олег", "owner")];
  await oleg.say("/settings");
  await panel(oleg, "Настройки · Их");
  await vera.say("/settings");
  await panel(vera, "Настройки · Наша");
  await vera.tap("⏱ Время готовки");
  await panel(vera, "Столько минут");
  await vera.tap("30 мин");
  await panel(vera, "Обычное время готовки: 30 мин");
  expect(await stored(theirs.venueId, "prep_minutes")).toBeNull();
  const stranger = await cafe.stranger("Никто");
  await stranger.say("/settings");
  await stranger.waitForText("Нет доступа");
});

async function stored(venueId: string, column: string): Promise<unknown> {
  const { rows } = await cafe.deps.db.pool.query(`select ${column} as value from venue where id = $1`, [
    venueId,
  ]);
  return rows[0].value;
}
