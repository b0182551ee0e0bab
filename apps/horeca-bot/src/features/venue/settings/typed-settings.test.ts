import type { ChatDriver } from "@gotovo/sandbox/driver";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, headerOf, openCafe } from "../../../testing/cafe.ts";

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

describe.concurrent("settings that are typed", () => {
  test("opening hours are typed as people write them, shown day by day, and asked again when unclear", async () => {
    const venue = await cafe.venue("Часы");
    const owner = await venue.join("Вера", "owner");
    await owner.say("/settings");
    await panel(owner, "Настройки · Часы");
    await owner.tap("🕘 Часы работы");
    const hours = await panel(owner, "Часовой пояс: Europe/Moscow");
    expect(hours.text).toContain("Круглосуточно");
    await owner.tap("✏️ Изменить");
    await owner.waitForText("Когда вы открыты?");
    await owner.say("как получится");
    await owner.waitForText("непонятно, что значит «как»");
    await owner.say("пн-вс выходной");
    await owner.waitForText("не открывается никогда");
    const { message_id } = await owner.say("Пн–чт с 8 до 22; пятница 8–2, сб 10-14, 15-20:30; вс — выходной");
    const set = await owner.waitFor(
      (messages) =>
        messages.find((found) => found.message_id > message_id && found.text?.includes("Вс — выходной")),
      { what: "the hours at the bottom of the chat" },
    );
    expect(set.text?.split("\n").slice(2, 9)).toEqual([
      "Пн — 08:00–22:00",
      "Вт — 08:00–22:00",
      "Ср — 08:00–22:00",
      "Чт — 08:00–22:00",
      "Пт — 08:00–02:00",
      "Сб — 10:00–14:00, 15:00–20:30",
      "Вс — выходной",
    ]);
    await owner.waitFor((messages) => !messages.some(({ text }) => text?.includes("Когда вы открыты?")), {
      what: "no question",
    });
    expect(await stored(venue.venueId, "opening_hours")).toEqual([
      ...Array.from({ length: 4 }, () => [[480, 1320]]),
      [[480, 1560]],
      [
        [600, 840],
        [900, 1230],
      ],
      [],
    ]);
    await owner.tap("Круглосуточно");
    await owner.waitForText(/🕘 Часы работы\n\nКруглосуточно/);
  });

  test("in English too, and a command is no answer", async () => {
    const venue = await cafe.venue("Hours");
    const kate = await venue.join("Kate", "manager", "en");
    await kate.say("/settings");
    await panel(kate, "Settings · Hours");
    await kate.tap("🕘 Opening hours");
    await panel(kate, "Time zone: Europe/Moscow");
    await kate.tap("✏️ Change");
    await kate.waitForText("When are you open?");
    await kate.say("/duty");
    await headerOf(kate, "off duty");
    await kate.sendFiles([{ kind: "photo", bytes: new Uint8Array([1]) }]);
    await kate.waitForText("I need text.");
    await kate.say("weekdays 8am-10pm, weekend 10-18");
    const set = await panel(kate, "Sun — 10:00–18:00");
    expect(set.text).toContain("Fri — 08:00–22:00");
    await kate.tap("✏️ Change");
    await kate.waitForText("When are you open?");
    await kate.say("/exit");
    await kate.waitForText(/open questions are closed/i);
    await kate.say("24/7");
    await kate.waitFor(async (messages) => messages.at(-1)?.text !== "24/7", { what: "some answer" });
    expect(await stored(venue.venueId, "opening_hours")).not.toBeNull();
  });

  test("a text for a status is checked, shown as the customer reads it, and taken back", async () => {
    const venue = await cafe.venue("Тексты <i>");
    const owner = await venue.join("Вера", "owner");
    await owner.say("/settings");
    await panel(owner, "Настройки");
    await owner.tap("💬 Тексты");
    await panel(owner, "Своя фраза для каждого статуса");
    await owner.tap("Готов");
    const usual = await panel(owner, "Текст, когда заказ готов");
    expect(usual.text).toContain("Заказ готов — забирайте!");
    await owner.tap("✏️ Изменить");
    await owner.waitForText("Что сказать клиенту, когда заказ готов?");
    await owner.say("Готово, {имя}!");
    await owner.waitForText("Вставки {имя} нет. Есть {name}, {order} и {venue}");
    await owner.say("б".repeat(301));
    await owner.waitForText("Слишком длинно: 301 знаков, а поместится 300");
    await owner.say("{name}, <u>заказ</u> {order} ждёт в «{venue}» ☕️");
    const own = await panel(owner, "Анна, <u>заказ</u> 42 ждёт в «Тексты <i>» ☕️");
    expect(buttonsOf(own)).toEqual([["✏️ Изменить", "↩️ Как обычно"], ["◀️ Назад"], ["✖️ Закрыть"]]);
    expect(await stored(venue.venueId, "status_texts")).toEqual({
      ready: "{name}, <u>заказ</u> {order} ждёт в «{venue}» ☕️",
    });
    await owner.tap("◀️ Назад");
    const all = await panel(owner, "Своя фраза");
    expect(buttonsOf(all).flat()).toContain("✏️ Готов");
    await owner.tap("✏️ Готов");
    await panel(owner, "Сейчас ваш");
    await owner.tap("↩️ Как обычно");
    await panel(owner, "Сейчас обычный");
    expect(await stored(venue.venueId, "status_texts")).toEqual({});
  });
});

async function stored(venueId: string, column: string): Promise<unknown> {
  const { rows } = await cafe.deps.db.pool.query(`select ${column} as value from venue where id = $1`, [
    venueId,
  ]);
  return rows[0].value;
}
