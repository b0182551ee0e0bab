import { expect, test } from "vitest";
import { formatMoment, formatTime, momentArgs } from "./format.ts";
import { visibleLength } from "./html.ts";
import { hasMoments, Moment, withoutMoments } from "./moment.ts";

const at = new Date("2026-05-01T10:05:00Z");
const now = new Date("2026-05-01T09:00:00Z");

test("a moment is an entity in a message, and our words elsewhere; what people type is never one", () => {
  const time = formatTime("ru", at, "Europe/Moscow");
  expect(String(time)).toBe("13:05");
  expect(time.toHtml()).toBe('<tg-time unix="1777629900" format="t">13:05</tg-time>');
  const tomorrow = formatMoment("en", at, "Europe/Moscow", new Date("2026-04-30T09:00:00Z"));
  expect(tomorrow.toHtml()).toBe('<tg-time unix="1777629900" format="dt">May 1 13:05</tg-time>');
  expect(momentArgs("ru", at, "Europe/Moscow", now)).toMatchObject({ day: "today", time });
  expect(new Moment(at, "<b>", "r").toHtml()).toContain(">&lt;b&gt;<");
});

test("without moments a text reads as it did; its length is that of our words", () => {
  const html = `by ${formatTime("en", at, "UTC").toHtml()} &lt;tg-time unix="1"&gt;`;
  expect(hasMoments(html)).toBe(true);
  expect(hasMoments('&lt;tg-time unix="1"&gt;')).toBe(false);
  expect(withoutMoments(html)).toBe('by 10:05 &lt;tg-time unix="1"&gt;');
  expect(visibleLength(html)).toBe(visibleLength(withoutMoments(html)));
});
