import { expect, test } from "vitest";
import { sampleReport } from "../testing/sample-report.ts";
import { translator } from "../testing/texts.ts";
import { createPainter } from "./painter.ts";
import { reportPicture } from "./picture.ts";
import type { PictureSpec } from "./picture-spec.ts";

const russian = translator("ru");
const paint = createPainter();

/** Width and height out of a PNG's header. */
function sizeOf(png: Uint8Array): [number, number] {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(1, 4).toString()).toBe("PNG");
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test("a day's picture tells its figures, and its hours beside those of the day before", () => {
  const spec = reportPicture(russian, sampleReport("today"));
  expect(spec.subtitle).toBe("Сегодня, 20 ноября, к 14:05");
  expect(
    spec.tiles.map(({ label, value, note }) => [label, value, note].join(" | ").replace(/\s/g, " ")),
  ).toEqual([
    "Заказы | 142 | +12 % ко вчера",
    "Выручка | 1 112 340 ₽ | −5 % ко вчера",
    "До готовности | 6,4 мин | 9 из 10 — до 11 мин",
    "Опоздания | 8 % | 3 из 38",
    "Оценка | 4,7 ⭐ | 19 оценок",
    "Отмены | 4 | 3 % заказов",
  ]);
  expect(spec.tiles.slice(0, 2).map(({ tone }) => tone)).toEqual(["good", "bad"]);
  const [hours, ratings] = spec.charts;
  expect(hours).toMatchObject({ title: "Заказы по часам", before: { now: "сегодня", label: "вчера" } });
  expect([hours?.labels.at(0), hours?.labels.at(-1), hours?.labels[hours?.peak ?? -1]]).toEqual([
    "8",
    "21",
    "13",
  ]);
  expect(ratings).toMatchObject({
    labels: ["5 ⭐", "4 ⭐", "3 ⭐", "2 ⭐", "1 ⭐"],
    values: [12, 5, 1, 0, 1],
  });
});

test("several days are compared by revenue in its own unit, or by orders where the café tells no prices", () => {
  const [days] = reportPicture(translator("en"), sampleReport("week")).charts;
  expect(days).toMatchObject({ title: "Revenue by day, ₽", before: null });
  expect(days?.labels).toEqual(["Sat 14", "Sun 15", "Mon 16", "Tue 17", "Wed 18", "Thu 19", "Fri 20"]);
  expect(days?.values[0]).toBe(10_000);
  const priceless = sampleReport("month", { figures: { ...sampleReport("month").figures, revenue: [] } });
  const [orders] = reportPicture(russian, priceless).charts;
  expect(orders).toMatchObject({ title: "Заказы по дням" });
  expect(orders?.values[0]).toBe(20);
});

test("a bar's hours go past midnight in the order it lived them", () => {
  const hours = Array.from({ length: 24 }, (_, hour) => (hour >= 22 || hour < 2 ? hour + 1 : 0));
  const night = sampleReport("today", { hours, hoursBefore: hours.map(() => 0), firstHour: 2 });
  expect(reportPicture(russian, night).charts[0]).toMatchObject({
    labels: ["18", "19", "20", "21", "22", "23", "0", "1"],
    before: null,
  });
});

test("pictures are as wide as a phone likes, several at once, and letters come from our own fonts", async () => {
  const draw = (title: string) => paint({ ...reportPicture(russian, sampleReport("today")), title });
  const [one, other, emoji] = await Promise.all([draw("Жюль"), draw("Жюли"), draw("Кофе ☕️")]);
  for (const png of [one, other, emoji]) {
    const [width, height] = sizeOf(png);
    expect(width).toBe(1080);
    expect(height).toBeLessThan(2 * width);
  }
  expect(Buffer.compare(one, other)).not.toBe(0);
});

test("a name of a hundred letters without a space, and one of emoji, fit", async () => {
  const spec = reportPicture(russian, sampleReport("month"));
  for (const title of ["Ж".repeat(100), "👩‍🍳".repeat(20), "<b>".repeat(33)])
    expect(sizeOf(await paint({ ...spec, title }))[0]).toBe(1080);
});

test("what cannot be drawn is refused, and the next picture is drawn all the same", async () => {
  const spec = reportPicture(russian, sampleReport("today"));
  await expect(paint({ ...spec, charts: null } as unknown as PictureSpec)).rejects.toThrow();
  expect(sizeOf(await paint(spec))[0]).toBe(1080);
});
