import { pauseVenue } from "@gotovo/usecases/venue/pause-venue";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buttonsOf, type Cafe, headerOf, openCafe } from "../../testing/cafe.ts";

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
    expect(buttonsOf(page)).toEqual([["15 мин", "30 мин"], ["60 мин", "120 мин"], ["✖️ Закрыть"]]);
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
