import type { ChatDriver, Message } from "@gotovo/sandbox/driver";
import { placePast, setHours } from "@gotovo/usecases/testing/past-order";
import { enqueueDailyReports } from "@gotovo/usecases/venue/reports/due-daily-reports";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, headerOf, openCafe, type Venue } from "../../testing/cafe.ts";
import { tapWhenThere } from "../../testing/tap-when-there.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

/** The newest message with a file whose caption says this. */
function fileSaying(chat: ChatDriver, text: string, after = 0): Promise<Message> {
  return chat.waitFor(
    (messages) =>
      messages.findLast(({ message_id, caption }) => message_id > after && caption?.includes(text)),
    { what: `a file with ${text}` },
  );
}

async function bytesOf({ file }: Message): Promise<Buffer> {
  const response = await fetch(new URL(file?.url as string, cafe.telegram.url));
  return Buffer.from(await response.arrayBuffer());
}

/** A day of Moscow, `days` ago. */
function daysAgo(days: number): string {
  const at = new Date(cafe.deps.clock().getTime() + 3 * 3_600_000 - days * 86_400_000);
  return at.toISOString().slice(0, 10);
}

async function sellYesterday(venue: Venue): Promise<void> {
  for (const [index, ready] of [4, 8].entries())
    await placePast(cafe.deps, venue, {
      placed: `${daysAgo(1)} 10:0${index}`,
      promised: 5,
      ready,
      total: 35_000,
      currency: "RUB",
      ...(index === 0 && { rating: 5 }),
    });
  await placePast(cafe.deps, venue, {
    placed: `${daysAgo(1)} 11:00`,
    status: "canceled_by_cafe",
    reason: "=2+2",
  });
}

describe.concurrent("/report", () => {
  test("tells an owner of today, and on a tap of other days, with a picture and as a table", async () => {
    const venue = await cafe.venue("Кофейня <b>«Ёж»</b>");
    const owner = await venue.join("Вера", "owner");
    await sellYesterday(venue);
    await owner.say("/report");
    const today = await owner.waitForText("Заказов пока не было.");
    expect(today.text).toContain("📊 Кофейня <b>«Ёж»</b>\nСегодня, ");
    expect(buttonsOf(today)).toEqual([
      ["✓ Сегодня", "Вчера"],
      ["7 дней", "30 дней"],
      ["⬇️ Заказы таблицей (CSV)"],
    ]);

    expect((await owner.tap("Вчера")).answer?.text).toBe("Готовлю отчёт");
    const yesterday = await fileSaying(owner, "Вчера, ");
    expect(yesterday.caption?.replace(/[\u00a0\u202f]/g, " ")).toContain(`
🧾 Заказы: 3
💰 Выручка: 700 ₽, средний чек 350 ₽
⏱ До готовности: в среднем 6 мин, 9 из 10 — до 7,6 мин
❗️ Опоздания: 50 % (1 из 2)
❌ Отмены: 1 (кафе — 1)
   · кафе: =2+2 — 1
⭐️ Оценка заказов: 5,0 (1 оценка)
🕐 Больше всего заказов: 10:00–11:00 — 2, 11:00–12:00 — 1`);
    expect(yesterday.file?.kind).toBe("photo");
    const picture = await bytesOf(yesterday);
    expect([picture.subarray(1, 4).toString(), picture.readUInt32BE(16)]).toEqual(["PNG", 1080]);
    expect(buttonsOf(yesterday)[0]).toEqual(["Сегодня", "✓ Вчера"]);

    const csv = { message_id: yesterday.message_id };
    expect((await owner.tap("⬇️ Заказы таблицей (CSV)", csv)).answer?.text).toBe("Готовлю таблицу");
    const table = await fileSaying(owner, "Заказов в таблице: 3");
    expect(table.file).toMatchObject({ kind: "document", file_name: `orders-${daysAgo(1)}.csv` });
    const rows = (await bytesOf(table)).toString("utf8").split("\r\n");
    expect(rows[0]).toMatch(/^\ufeffНомер,/);
    expect(rows).toHaveLength(5);
    expect(rows[1]).toContain(`отменён заведением,${daysAgo(1)} 11:00:00,`);
    expect(rows[1]).toContain(",'=2+2,");
  });

  test("speaks English to who does, and says that there is nothing to put into a table", async () => {
    const venue = await cafe.venue("Quiet");
    const manager = await venue.join("Kate", "manager", "en");
    await manager.say("/report");
    const report = await manager.waitForText("No orders yet.");
    const tap = await manager.tap("⬇️ Orders as a table (CSV)", { message_id: report.message_id });
    expect(tap.answer).toMatchObject({ show_alert: true });
    expect(tap.answer?.text).toBe("There were no orders in that time, so the table would be empty.");
    await manager.tap("30 days", { message_id: report.message_id });
    await manager.waitForText("There were no orders in these 30 days.");
  });

  test("is not for a barista, by command or by an old button, and not for who was removed", async () => {
    const venue = await cafe.venue("Роли");
    const manager = await venue.join("Миша", "manager");
    const barista = await venue.join("Яна");
    await barista.say("/report");
    await barista.waitForText(/^Нет доступа: (?!это только для команды)/);

    await manager.say("/report");
    const report = await manager.waitForText("Заказов пока не было.");
    const week = report.inline_keyboard?.[1]?.[0]?.callback_data as string;
    const header = await headerOf(barista, "Роли");
    const tap = await barista.tap({ data: week, message_id: header.message_id });
    expect(tap.answer?.text).toContain("Нет доступа");

    await cafe.deps.db.pool.query(
      "update staff set removed_at = now() where person_id = (select person_id from chat where chat_id = $1)",
      [manager.id],
    );
    expect((await manager.tap("7 дней", { message_id: report.message_id })).answer?.text).toContain(
      "Нет доступа",
    );
  });

  test("shows nothing of a café that the chat has left for another one", async () => {
    const [one, other] = [await cafe.venue("Первая"), await cafe.venue("Вторая")];
    const owner = await one.join("Вера", "owner");
    await sellYesterday(one);
    await owner.say("/report");
    const report = await owner.waitForText("📊 Первая");
    await owner.start(await other.invite("owner"));
    await tapWhenThere(owner, "Вторая");
    await headerOf(owner, "Вторая");
    const tap = await owner.tap("Вчера", { message_id: report.message_id });
    expect(tap.answer).toMatchObject({ show_alert: true });
    expect(tap.answer?.text).toBe("Этот отчёт — о другом кафе. Отчёт о нынешнем: /report");
    await owner.say("/report");
    await owner.waitForText("📊 Вторая");
  });

  test("comes by itself at closing time, once, silently to who is off duty", async () => {
    const venue = await cafe.venue("Вечер");
    const owner = await venue.join("Вера", "owner");
    const manager = await venue.join("Миша", "manager", "en");
    await manager.tap("🔕 Off duty");
    await headerOf(manager, "off duty");
    // Closed a minute ago, whatever the hour is now.
    const now = new Date(cafe.deps.clock().getTime() + 3 * 3_600_000);
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
    await setHours(cafe.deps, venue, [0, minute > 1 ? minute - 1 : minute + 1439]);
    await cafe.deps.db.pool.query("update venue set daily_report = true where id = $1", [venue.venueId]);
    await enqueueDailyReports(cafe.deps);
    await enqueueDailyReports(cafe.deps);
    expect((await owner.waitForText("📊 Вечер")).silent).toBe(false);
    expect((await manager.waitForText("📊 Вечер")).silent).toBe(true);
    await enqueueDailyReports(cafe.deps);
    await owner.say("/help");
    await owner.waitForText("Как это работает");
    const reports = (await owner.messages()).filter(({ text }) => text?.includes("📊"));
    expect(reports).toHaveLength(1);
  });
});
