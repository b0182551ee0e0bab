import { FluentResource } from "@fluent/bundle";
import { expect, test } from "vitest";
import en from "../../locales/en/page.ftl?raw";
import ru from "../../locales/ru/page.ftl?raw";
import { createTranslate } from "./texts.ts";

const sources = import.meta.glob<string>("../**/*.tsx", { query: "?raw", import: "default", eager: true });
const code = Object.values(sources).join("\n");
const keysOf = (text: string) => new FluentResource(text).body.map(({ id }) => id);

/** Keys the code names: t("key"), and t(`kind-${…}`) as its beginning. */
const named = new Set([...code.matchAll(/["'`]([a-z0-9]+(?:[-_][a-z0-9_]+)*)["'`]/g)].map(([, key]) => key));
const beginnings = [...code.matchAll(/`([a-z]+-)\$\{/g)].map(([, beginning]) => beginning as string);
const called = [...code.matchAll(/\bt\(\s*"([^"]+)"/g)].map(([, key]) => key as string);

test("both languages have the same texts", () => {
  expect(keysOf(ru).toSorted()).toEqual(keysOf(en).toSorted());
});

test("every text is used, every used text is there", () => {
  const keys = keysOf(ru);
  const unused = keys.filter((key) => !named.has(key) && !beginnings.some((start) => key.startsWith(start)));
  expect(unused).toEqual([]);
  expect(called.length).toBeGreaterThan(50);
  expect(called.filter((key) => !keys.includes(key))).toEqual([]);
});

test("numbers are counted as the language counts", () => {
  const t = createTranslate("ru");
  expect([1, 3, 5].map((count) => t("unread", { count }))).toEqual([
    "1 непрочитанное сообщение",
    "3 непрочитанных сообщения",
    "5 непрочитанных сообщений",
  ]);
});

test("a name is put in as it is", () => {
  expect(createTranslate("en")("replying-to", { name: "<b>Bob</b> { $x }" })).toBe(
    "Reply to <b>Bob</b> { $x }",
  );
});
