import { readFileSync } from "node:fs";
import type { AvailabilityView } from "@gotovo/contract";
import { expect, it } from "vitest";
import { createTexts } from "../text/texts.ts";
import { etaText } from "./eta.ts";

const now = Date.parse("2026-11-20T11:00:00Z");
const open: AvailabilityView = {
  horeca_id: "v",
  name: "Zerno",
  timezone: "Europe/Moscow",
  at: "2026-11-20T11:00:00.000Z",
  open: true,
  reason: null,
  note: null,
  paused_until: null,
  opens_at: null,
  closes_at: "2026-11-20T19:00:00.000Z",
  busy_minutes: 0,
  queue: 2,
  ready_at: "2026-11-20T11:20:00.000Z",
  quote_id: "q",
  quote_expires_at: "2026-11-20T11:10:00.000Z",
};
const closed = { ...open, open: false, reason: "closed", opens_at: "2026-11-21T05:00:00.000Z" } as const;
const paused = { ...open, open: false, reason: "paused", opens_at: "2026-11-20T11:30:00.000Z" } as const;

const textsOf = (language: string) =>
  createTexts(language as "ru", [
    readFileSync(new URL(`../../locales/${language}/eta.ftl`, import.meta.url), "utf8"),
  ]);

it.each([
  [open, "Сейчас будет готово примерно в 14:20", "Ordered now, ready at about 14:20"],
  [{ ...open, ready_at: null }, "Открыто: принимаем заказы", "Open for orders"],
  [closed, "Закрыто. Откроется завтра в 08:00", "Closed. Opens tomorrow at 08:00"],
  [
    { ...closed, opens_at: "2026-11-23T05:00:00.000Z" },
    "Закрыто. Откроется 23 нояб. в 08:00",
    "Closed. Opens on Nov 23 at 08:00",
  ],
  [{ ...closed, opens_at: null }, "Сейчас закрыто", "Closed now"],
  [paused, "Перерыв до 14:30", "Taking a break until 14:30"],
])("%#", (found, ru, en) => {
  expect(etaText(found, "ru", now, textsOf("ru"))).toBe(ru);
  expect(etaText(found, "en", now, textsOf("en"))).toBe(en);
});
