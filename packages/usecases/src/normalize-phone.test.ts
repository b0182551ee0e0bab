import { expect, test } from "vitest";
import { normalizePhone, tryNormalizePhone } from "./normalize-phone.ts";

test.each([
  ["+79991234567", "+79991234567"],
  ["79991234567", "+79991234567"],
  ["8 (999) 123-45-67", "+79991234567"],
  ["999 123 45 67", "+79991234567"],
  ["+7\u00a0999\u2011123\u201145\u201167", "+79991234567"],
  ["+77777777766", "+77777777766"],
  ["+1 415 555 2671", "+14155552671"],
  ["4915112345678", "+4915112345678"],
  ["+44 7911 123456", "+447911123456"],
])("%s is %s", (typed, phone) => {
  expect(normalizePhone(typed)).toBe(phone);
});

test.each([
  "",
  "abc",
  "12",
  "+7999",
  "+799912345678901",
  "+79991234567 ext. 5",
  "tel:+79991234567",
  "9".repeat(50),
])("%o is no phone", (typed) => {
  expect(tryNormalizePhone(typed)).toBeNull();
});

test.each([
  ["80291112233", "Europe/Minsk", "+375291112233"],
  ["8 (029) 111-22-33", "Europe/Minsk", "+375291112233"],
  ["375291112233", "Europe/Minsk", "+375291112233"],
  ["0501234567", "Europe/Kyiv", "+380501234567"],
  ["0501234567", "Europe/Kiev", "+380501234567"],
  ["8 701 123 45 67", "Asia/Almaty", "+77011234567"],
  ["030 901820", "Europe/Berlin", "+4930901820"],
  ["0559 123456", "Asia/Tbilisi", "+995559123456"],
  ["555 12 34 56", "Asia/Tbilisi", "+995555123456"],
  ["80291112233", "Europe/Moscow", null],
  ["0501234567", "Europe/Moscow", null],
  ["0501234567", undefined, null],
  ["89991234567", "Europe/Moscow", "+79991234567"],
  ["89991234567", "UTC", "+79991234567"],
  ["+79991234567", "Europe/Minsk", "+79991234567"],
  ["79991234567", "Europe/Minsk", "+79991234567"],
] as const)("%s at a venue in %s is %s", (typed, timezone, phone) => {
  expect(tryNormalizePhone(typed, timezone)).toBe(phone);
});

test.each([
  "\u202a+7\u00a0999 123-45-67\u202c",
  "\ufeff89991234567\u200b",
  "\u2068+7 (999)\u2069 1234567",
  "＋７９９９１２３４５６７",
])("what is pasted with characters that nobody sees is read all the same: %j", (typed) => {
  expect(normalizePhone(typed)).toBe("+79991234567");
});
