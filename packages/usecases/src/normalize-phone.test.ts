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
