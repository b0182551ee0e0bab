import { pauseVenue } from "@gotovo/usecases/venue/pause-venue";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, headerOf, openCafe } from "../../testing/cafe.ts";
import { tapWhenThere } from "../../testing/tap-when-there.ts";

let cafe: Cafe;
beforeAll(async () => {
  cafe = await openCafe();
});
afterAll(async () => {
  expect(cafe.errors).toEqual([]);
  await cafe.close();
});

const everyDay = JSON.stringify(Array.from({ length: 7 }, () => [[1, 1439]]));

describe.concurrent("/pause", () => {
  test("is for everybody on the shift, and ends at one tap on anybody's header", async () => {
    const venue = await cafe.venue("Перерыв");
    const [max, kate] = [await venue.join("Макс"), await venue.join("Kate", "owner", "en")];
    await max.say("/pause");
    const page = await max.waitForText("Кафе не берётся за новые заказы");
    expect(buttonsOf(page)).toEqual([
      ["15 мин", "30 мин"],
      ["60 мин", "120 мин"],
      ["⌨️ До другого времени"],
      ["✖️ Закрыть"],
    ]);
    expect((await max.tap("30 мин")).answer?.text).toBe("⏸ Пауза: новые заказы ждут");
    await headerOf(max, /⏸ Пауза до \d\d:\d\d: новые заказы ждут/);
    const header = await headerOf(kate, /Paused until .*: new orders wait/);
    expect(buttonsOf(header)[0]).toEqual(["▶️ Resume"]);
    expect((await kate.tap("▶️ Resume")).answer?.text).toBe("▶️ Back to work");
    await max.waitFor(async () => !/Пауза до/.test(JSON.stringify(await max.messages())), {
      what: "no pause",
    });
  });

  test("lasts until the opening where there is one; what the café's server does shows at once", async () => {
    const venue = await cafe.venue("Часы");
    await cafe.deps.db.pool.query("update venue set opening_hours = $2 where id = $1", [
      venue.venueId,
      everyDay,
    ]);
    const owner = await venue.join("Вера", "owner");
    await owner.say("/settings");
    await owner.waitForText("Настройки · Часы");
    await owner.tap("⏸ Пауза");
    const page = await owner.waitForText("Кафе не берётся за новые заказы");
    const untilOpening =
      buttonsOf(page)
        .flat()
        .find((text) => text.startsWith("До открытия")) ?? "";
    expect(untilOpening).toContain("00:01");
    await owner.tap(untilOpening);
    await headerOf(owner, /⏸ Пауза до 00:01/);
    const server = { kind: "merchant", merchantId: venue.merchantId, venueId: venue.venueId } as const;
    const until = new Date(cafe.deps.clock().getTime() + 200 * 86_400);
    await pauseVenue(cafe.deps, server, { until });
    await headerOf(owner, /⏸ Пауза до (?!00:01)/);
  });

  test("is typed with its reason, which says who paused and can be changed; customers' orders wait", async () => {
    const venue = await cafe.venue("Причина");
    const [max, kate] = [await venue.join("Макс"), await venue.join("Kate", "barista", "en")];
    await max.say("/pause");
    await tapWhenThere(max, "⌨️ До другого времени");
    await max.waitForText("До скольких пауза?");
    await max.say("скоро");
    await max.waitForText("Не получилось понять, до скольких");
    await max.say("40 мин сломалась <b>кофемашина");
    await headerOf(kate, /Paused until .*\n👤 Paused by Макс\n💬 To customers: “сломалась <b>кофемашина”/);
    await kate.say("/pause");
    await tapWhenThere(kate, "💬 Reason");
    await kate.waitForText("Why the pause?");
    await kate.say("No water");
    await headerOf(max, /👤 На паузу: Макс\n💬 Клиентам: «No water»/);
    await kate.tap("15 min");
    await headerOf(max, /👤 На паузу: Kate\n💬 Клиентам: «No water»/);
    await tapWhenThere(kate, "💬 Reason");
    await kate.waitForText("Why the pause?");
    await max.tap("▶️ Снять с паузы");
    await kate.say("Too late");
    await kate.waitForText("The pause is over already.");
    const { rows } = await cafe.deps.db.pool.query(
      "select paused_until, pause_reason, paused_by from venue where id = $1",
      [venue.venueId],
    );
    expect(rows[0]).toEqual({ paused_until: null, pause_reason: null, paused_by: null });
  });

  test("names holidays beside the hours", async () => {
    const venue = await cafe.venue("Праздники");
    const special = [{ from: "2098-12-31", to: "2099-01-02", name: "Новый <год>", hours: [] }];
    await cafe.deps.db.pool.query("update venue set special_hours = $2 where id = $1", [
      venue.venueId,
      JSON.stringify(special),
    ]);
    const owner = await venue.join("Вера", "owner");
    await owner.say("/settings");
    await owner.waitForText("Настройки · Праздники");
    await owner.tap("🕘 Часы работы");
    await owner.waitForText(/31 дек.* – 2 янв.* — выходной \(Новый <год>\)/);
  });
});
