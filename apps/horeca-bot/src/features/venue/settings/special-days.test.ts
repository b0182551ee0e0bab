import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, openCafe } from "../../../testing/cafe.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

describe.concurrent("days with other hours", () => {
  test("are typed as people write them, listed with the next one first, and taken away after a question", async () => {
    const venue = await cafe.venue("Праздники");
    const owner = await venue.join("Вера", "owner");
    await owner.say("/settings");
    await owner.waitForText("Настройки · Праздники");
    await owner.tap("🕘 Часы работы");
    await owner.waitForText("Часовой пояс: Europe/Moscow");
    await owner.tap("📅 Праздники и особые дни");
    const none = await owner.waitForText("Пока таких дней нет.");
    expect(buttonsOf(none)).toEqual([["➕ Добавить день"], ["◀️ Назад"], ["✖️ Закрыть"]]);
    await owner.tap("➕ Добавить день");
    await owner.waitForText("В какой день всё не как обычно?");
    await owner.say("выходной");
    await owner.waitForText("Не получилось понять день");
    await owner.say("31.12");
    await owner.waitForText("А что в этот день?");
    await owner.say("31.12.2020 выходной");
    await owner.waitForText("31 декабря 2020 г. уже прошло");
    await owner.say("31.12.2098–02.01.2099 выходной Новый <год>");
    await owner.waitForText(/31 дек\. 2098 г\. – 2 янв\. 2099 г\. — выходной \(Новый <год>\)/);
    await owner.tap("➕ Добавить день");
    await owner.waitForText("В какой день всё не как обычно?");
    await owner.say("1 января 2099 10–18, 20–2");
    const split = await owner.waitForText("1 янв. 2099 г. — 10:00–18:00, 20:00–02:00");
    expect(split.text?.split("\n").slice(-3)).toEqual([
      "31 дек. 2098 г. — выходной (Новый <год>)",
      "1 янв. 2099 г. — 10:00–18:00, 20:00–02:00",
      "2 янв. 2099 г. — выходной (Новый <год>)",
    ]);
    await owner.tap("✖️ 31 дек. 2098 г.");
    await owner.waitForText("Убрать этот день?");
    await owner.tap("Нет");
    await owner.waitForText(/Праздники и особые дни[\s\S]*31 дек\. 2098 г\. — выходной/);
    await owner.tap("✖️ 31 дек. 2098 г.");
    const question = await owner.waitForText("Убрать этот день?");
    expect((await owner.tap("Да, убрать")).answer?.text).toBe("Убрано: действует обычное расписание");
    await owner.waitFor((all) => !JSON.stringify(all).includes("31 дек. 2098 г. — выходной"), {
      what: "it is gone",
    });
    const yes = question.inline_keyboard?.[0]?.[0]?.callback_data ?? "";
    const again = await owner.tap({ data: yes, message_id: question.message_id });
    expect(again.answer?.text).toBe("Этого дня уже нет в списке");
  });

  test("close the café's hours for customers, in English too; baristas see none of it", async () => {
    const venue = await cafe.venue("Holidays");
    const kate = await venue.join("Kate", "manager", "en");
    await kate.say("/settings");
    await kate.waitForText("Settings · Holidays");
    await kate.tap("🕘 Opening hours");
    await kate.waitForText("Time zone: Europe/Moscow");
    await kate.tap("📅 Holidays and special days");
    await kate.waitForText("There are none so far.");
    await kate.tap("➕ Add a day");
    await kate.waitForText("Which day is different?");
    await kate.say("tomorrow closed");
    await kate.waitForText(/— closed$/m);
    const { rows } = await cafe.deps.db.pool.query("select special_hours as days from venue where id = $1", [
      venue.venueId,
    ]);
    const moscow = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Moscow" });
    const tomorrow = moscow.format(new Date(cafe.deps.clock().getTime() + 86_400_000));
    expect(rows[0].days).toEqual([{ from: tomorrow, to: tomorrow, name: null, hours: [] }]);
  });
});
