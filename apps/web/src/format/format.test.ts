import { describe, expect, it } from "vitest";
import { formatMoney } from "./money.ts";
import { dayAndTime, formatCountdown, formatTime } from "./time.ts";

/** Without the many kinds of spaces that formats use. */
const plain = (text: string) => text.replace(/\s/g, " ");

describe("money", () => {
  it("is written as people of the language do, whole amounts without a fraction", () => {
    expect(plain(formatMoney(45000, "RUB", "ru"))).toBe("450 ₽");
    expect(plain(formatMoney(45050, "RUB", "ru"))).toBe("450,50 ₽");
    expect(plain(formatMoney(123456700, "RUB", "ru"))).toBe("1 234 567 ₽");
    expect(plain(formatMoney(450, "USD", "en"))).toBe("$4.50");
  });

  it("knows how many minor units a currency has", () => {
    expect(plain(formatMoney(450, "JPY", "en"))).toBe("¥450");
    expect(plain(formatMoney(1500, "KWD", "en"))).toBe("KWD 1.500");
    expect(plain(formatMoney(450_000, "HUF", "en"))).toBe("Ft 4,500");
    expect(plain(formatMoney(Number.MAX_SAFE_INTEGER, "RUB", "ru"))).toBe("90 071 992 547 409,91 ₽");
  });
});

describe("times", () => {
  const now = Date.parse("2026-11-20T09:30:00Z");

  it("are the venue's, wherever the reader is", () => {
    expect(formatTime("2026-11-20T09:40:00Z", "Europe/Moscow", "ru", now)).toBe("12:40");
    expect(formatTime("2026-11-20T09:40:00Z", "Asia/Vladivostok", "en", now)).toBe("19:40");
  });

  it.each([
    ["2026-11-20T20:59:00Z", "today", "23:59"],
    ["2026-11-20T21:00:00Z", "tomorrow", "00:00"],
    ["2026-11-19T20:59:00Z", "yesterday", "23:59"],
    ["2026-11-22T06:00:00Z", "other", "09:00"],
  ])("at %s it is %s at a venue in Moscow", (instant, day, time) => {
    expect(dayAndTime(instant, "Europe/Moscow", "ru", now)).toMatchObject({ day, time });
  });

  it("show midnight as midnight", () => {
    expect(formatTime("2026-11-20T00:05:00Z", "UTC", "en", now)).toBe("00:05");
  });

  it("name the day when it is another one at the venue", () => {
    expect(formatTime("2026-11-20T22:00:00Z", "Europe/Moscow", "en", now)).toMatch(/Nov 21.*01:00/);
    expect(formatTime("2026-11-19T20:00:00Z", "Europe/Moscow", "ru", now)).toMatch(/19 нояб.*23:00/);
  });
});

describe("countdowns", () => {
  it("count minutes and seconds down to nothing", () => {
    expect([600_000, 65_001, 59_000, 1, 0, -5].map(formatCountdown)).toEqual([
      "10:00",
      "1:06",
      "0:59",
      "0:01",
      "0:00",
      "0:00",
    ]);
  });
});
