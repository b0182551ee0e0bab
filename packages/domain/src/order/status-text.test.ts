import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { normalizeTypedText } from "../text/typed-text.ts";
import { checkStatusText, fillStatusText } from "./status-text.ts";

const anna = { name: "Анна", order: "42", venue: "Зерно" };

test("a sentence takes the customer's name, the order's number and the venue's, as they are", () => {
  expect(fillStatusText("{name}, заказ {order} ждёт вас в «{venue}», {name}!", anna)).toBe(
    "Анна, заказ 42 ждёт вас в «Зерно», Анна!",
  );
  const odd = { name: "{order}$&", order: "<b>", venue: "$1" };
  expect(fillStatusText("{name} {order} {venue}", odd)).toBe("{order}$& <b> $1");
});

test.each([
  ["{name}, ваш заказ готов", "Ваш заказ готов"],
  ["{name}! ваш заказ готов", "Ваш заказ готов"],
  ["Готово! {name}, забирайте.", "Готово! Забирайте."],
  ["Забирайте, {name}!", "Забирайте!"],
  ["Ждём вас, {name}, до 22:00", "Ждём вас, до 22:00"],
  ["Привет {name}", "Привет"],
])("without a name %s reads %s", (template, text) => {
  expect(fillStatusText(template, { ...anna, name: null })).toBe(text);
  expect(fillStatusText(template, { ...anna, name: " " })).toBe(text);
});

describe("what is typed", () => {
  test.each(["{Name}", "{имя}", "{}", "{ name }"])("%s is no placeholder", (placeholder) => {
    expect(checkStatusText(`Готово, ${placeholder}!`)).toEqual({
      problem: "unknown_placeholder",
      placeholder,
    });
  });

  test("is neither empty nor longer than people count to 300", () => {
    expect(checkStatusText(normalizeTypedText(" \u0000\n"))).toEqual({ problem: "empty" });
    expect(checkStatusText("😀".repeat(300))).toBeNull();
    expect(checkStatusText("😀".repeat(301))).toEqual({ problem: "too_long", length: 301, limit: 300 });
    expect(checkStatusText("}:{ {name} {order} {venue} {")).toBeNull();
  });

  test("and passed the check leaves no placeholder behind", () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (typed, isKnown) => {
        const text = `${normalizeTypedText(typed)} {name}`;
        if (checkStatusText(text) !== null) return;
        const filled = fillStatusText(text, { ...anna, name: isKnown ? "Анна" : null });
        expect(filled).not.toMatch(/\{(name|order|venue)\}/);
      }),
    );
  });
});
