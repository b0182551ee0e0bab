import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { firstName } from "../text/first-name.ts";
import { normalizeTypedText } from "../text/typed-text.ts";
import { checkQuickText, checkQuickTitle, fillQuickAnswer, normalizeQuickTitle } from "./quick-answer.ts";

const anna = { name: "Анна", order: "42" };

describe("a quick answer", () => {
  test("is filled with the customer's name and the order's number, as often as they are named", () => {
    expect(fillQuickAnswer("{name}, заказ {order} готов. Ждём вас, {name}!", anna)).toEqual({
      text: "Анна, заказ 42 готов. Ждём вас, Анна!",
    });
  });

  test("takes values as they are, whatever they look like", () => {
    const values = { name: "Ян {order} <b>Янов</b> 🧁", order: "$1 $& {name}" };
    expect(fillQuickAnswer("{name}: {order}", values)).toEqual({ text: "Ян: $1 $& {name}" });
  });

  test("with a hole in it is not made: what is missing is named", () => {
    expect(fillQuickAnswer("Заказ {order} готов", { ...anna, order: null })).toEqual({ missing: "order" });
    expect(fillQuickAnswer("{name}!", { ...anna, name: " " })).toEqual({ missing: "name" });
    expect(fillQuickAnswer("Да", { name: null, order: null })).toEqual({ text: "Да" });
  });

  test("that passed the check is filled whole, and none is refused for its values", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (text, name) => {
        if (checkQuickText(text) !== null) return;
        const filled = fillQuickAnswer(text, { name: `Ян ${name}`, order: "7" });
        expect(filled).toEqual({
          text: text
            .split("{name}")
            .join(firstName(`Ян ${name}`))
            .split("{order}")
            .join("7"),
        });
      }),
    );
  });
});

describe("what is typed", () => {
  test.each(["{Name}", "{ name }", "{имя}", "{}", "{order.id}"])("%s is no placeholder", (placeholder) => {
    expect(checkQuickText(`Здравствуйте, {name}! ${placeholder}`)).toEqual({
      problem: "unknown_placeholder",
      placeholder,
    });
  });

  test("a brace by itself is a character like others", () => {
    expect(checkQuickText("}:{ Привет, {name} {")).toBeNull();
  });

  test("is as long as people count it", () => {
    expect(checkQuickTitle("☕".repeat(40))).toBeNull();
    expect(checkQuickTitle("😀".repeat(41))).toEqual({ problem: "too_long", length: 41, limit: 40 });
    expect(checkQuickText("x".repeat(1000))).toBeNull();
    expect(checkQuickText("x".repeat(1001))).toEqual({ problem: "too_long", length: 1001, limit: 1000 });
  });

  test("loses what nobody sees; of nothing but that nothing is left", () => {
    expect(normalizeQuickTitle("  Уже\n\n готов\u0000 ")).toBe("Уже готов");
    expect(normalizeTypedText("\nЗдравствуйте!\n\nДо встречи \u0000")).toBe("Здравствуйте!\n\nДо встречи");
    expect(checkQuickTitle(normalizeQuickTitle(" \n\u0000 "))).toEqual({ problem: "empty" });
  });
});
