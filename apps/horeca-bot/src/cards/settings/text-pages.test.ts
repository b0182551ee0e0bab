import { type OrderStatus, orderStatuses } from "@gotovo/domain";
import { createTranslator } from "@gotovo/telegram";
import type { VenueSettings } from "@gotovo/usecases/venue/settings-of-chat";
import { expect, test } from "vitest";
import { translator } from "../../testing/texts.ts";
import { statusTextPage } from "./text-pages.ts";

const customerTexts = createTranslator(new URL("../../../../customer-bot/locales", import.meta.url).pathname);

const settings: VenueSettings = {
  venueName: "Зерно",
  timezone: "Europe/Moscow",
  openingHours: null,
  specialHours: [],
  pausedAt: null,
  pausedUntil: null,
  busyUntil: null,
  nextShift: null,
  customerCancel: "until_ready",
  prepMinutes: null,
  busyMinutes: 0,
  lateAlertMinutes: 2,
  feedbackMinutes: 15,
  firstReminderMinutes: 5,
  secondReminderMinutes: 15,
  unfetchedMinutes: 30,
  cancelAskMinutes: 5,
  refunds: false,
  refundHours: 24,
  statusTexts: {},
  dailyReport: false,
  role: "owner",
  onDuty: true,
  notifications: {},
};

const bare = (html: string) => html.replace(/<[^>]*>/g, "");

/** What a customer's card says at a status when the venue has no words of its own. */
function usualText(language: string, status: OrderStatus): string | null {
  const texts = customerTexts(language);
  if (status === "ready") return bare(texts.html("card-ready"));
  if (["payment_process", "placed", "in_progress"].includes(status)) return null;
  return bare(texts.html("card-ended", { status }));
}

test.each(["ru", "en"])("the usual texts are those that customers read (%s)", (language) => {
  for (const status of orderStatuses) {
    const page = statusTextPage(translator(language), settings, status).lines.join("\n");
    const quoted = /<blockquote>(.*)<\/blockquote>/.exec(page)?.[1] ?? null;
    expect([status, quoted]).toEqual([status, usualText(language, status)]);
  }
});

test("a preview is plain text that fits, whatever was typed", () => {
  const statusTexts = { ready: `<b>${"{venue} ".repeat(40)}` };
  const venueName = "Очень длинное название ".repeat(8);
  const { lines } = statusTextPage(translator("ru"), { ...settings, venueName, statusTexts }, "ready");
  const text = lines.join("\n");
  expect(text).toContain("<blockquote>&lt;b&gt;Очень");
  expect(bare(text).length).toBeLessThan(1000);
});
