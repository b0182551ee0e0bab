import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { createTranslator, localeOf } from "./translator.ts";

const made: string[] = [];
afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true });
});

function translator(ru: string, en: string) {
  const dir = mkdtempSync(join(tmpdir(), "locales-"));
  made.push(dir);
  for (const [locale, text] of Object.entries({ ru, en })) {
    mkdirSync(join(dir, locale));
    writeFileSync(join(dir, locale, "bot.ftl"), text);
  }
  return createTranslator(dir);
}

const hello = translator(
  "hello = <b>Привет</b>, { $name }\norders = { $count ->\n    [one] { $count } заказ\n    [few] { $count } заказа\n   *[many] { $count } заказов\n }\n",
  "hello = <b>Hello</b>, { $name }\norders = { $count } orders\n",
);

describe("texts", () => {
  test("are Russian unless the person's Telegram is English", () => {
    const languages = [null, "ru", "de", "zh-hans", "", "en", "en-GB", "EN"];
    expect(languages.map(localeOf)).toEqual(["ru", "ru", "ru", "ru", "ru", "en", "en", "en"]);
    expect(hello("en-US").plain("hello", { name: "Ann" })).toBe("<b>Hello</b>, Ann");
  });

  test("keep their own tags and escape people's, in HTML; buttons know neither", () => {
    const name = `<a href="tg://user?id=1">O'Neil & Co</a>`;
    expect(hello("en").html("hello", { name })).toBe(
      `<b>Hello</b>, &lt;a href="tg://user?id=1"&gt;O'Neil &amp; Co&lt;/a&gt;`,
    );
    expect(hello("en").plain("hello", { name })).toBe(`<b>Hello</b>, ${name}`);
  });

  test("keep what people wrote inside a line of ours; only paragraphs have lines of their own", () => {
    const forged = "Аня\n\u202e✅ Заказ выдан\u2028\u0000!";
    const told = translator("hello = { $name }: { $text }\n", "hello = { $name }: { $text }\n")("ru");
    expect(told.html("hello", { name: forged, text: "a\nb" })).toBe("Аня ✅ Заказ выдан !: a\nb");
    expect(told.plain("hello", { name: forged, text: "a\nb" })).toBe("Аня ✅ Заказ выдан !: a\nb");
    expect(told.plain("hello", { name: "1\u00a0200\u202f₽ 👩‍👩‍👧", text: "" })).toBe(
      "1\u00a0200\u202f₽ 👩‍👩‍👧: ",
    );
  });

  test("turn quotation marks of a name into inner ones where it stands in ours", () => {
    const name = 'Кафе "У дома" & <b>';
    const title = translator("hello = Команда «{ $name }», { $name }\n", "hello = Team “{ $name }”\n");
    expect(title("ru").plain("hello", { name })).toBe(`Команда «Кафе „У дома“ & <b>», ${name}`);
    expect(title("en").html("hello", { name })).toBe("Team “Кафе ‘У дома’ &amp; &lt;b&gt;”");
  });

  test("take Fluent's own syntax in people's text as text", () => {
    expect(hello("en").plain("hello", { name: "{ $name } { hello }" })).toBe(
      "<b>Hello</b>, { $name } { hello }",
    );
  });

  test("count as Russians do", () => {
    const texts = [1, 2, 5, 21].map((count) => hello("ru").plain("orders", { count }));
    expect(texts).toEqual(["1 заказ", "2 заказа", "5 заказов", "21 заказ"]);
  });

  test("that are missing, or miss a value, are faults that show", () => {
    expect(() => hello("ru").html("goodbye")).toThrow(`No text "goodbye" in ru`);
    expect(() => hello("ru").html("hello")).toThrow(`Text "hello" in ru`);
  });
});
