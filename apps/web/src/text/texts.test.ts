import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "@fluent/syntax";
import { describe, expect, it } from "vitest";
import type { Language } from "../../shared/menu.ts";
import { chooseLanguage, languages } from "./language.ts";
import { createTexts } from "./texts.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const files = readdirSync(`${root}locales/ru`);
const read = (language: Language, file: string) => readFileSync(`${root}locales/${language}/${file}`, "utf8");

interface Message {
  readonly key: string;
  readonly variables: string[];
}

function messagesOf(source: string): Message[] {
  return parse(source, {}).body.flatMap((entry) => {
    if (entry.type === "Junk") throw new Error(`Broken text: ${entry.content}`);
    if (entry.type !== "Message") return [];
    const variables = new Set(JSON.stringify(entry).match(/"VariableReference","id":\{[^}]*?"name":"\w+"/g));
    return [
      { key: entry.id.name, variables: [...variables].map((each) => each.split('"').at(-2) ?? "").sort() },
    ];
  });
}

const sources = readdirSync(`${root}src`, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.includes(".test."))
  .map((name) => readFileSync(`${root}src/${name}`, "utf8"))
  .join("\n");

describe("texts", () => {
  it.each(files)("%s says the same things with the same variables in every language", (file) => {
    expect(messagesOf(read("en", file))).toEqual(messagesOf(read("ru", file)));
  });

  const keys = files.flatMap((file) => messagesOf(read("ru", file)).map(({ key }) => key));

  it("have every key once", () => {
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it("are all used, and none is missing", () => {
    const texts = files.map((file) => read("ru", file)).join("\n");
    const isUsed = (key: string) => sources.includes(`"${key}"`) || texts.includes(`{ ${key} }`);
    expect(keys.filter((key) => !isUsed(key))).toEqual([]);
    const asked = [...sources.matchAll(/\bt\(\s*"([^"]+)"/g)].map(([, key]) => key ?? "");
    expect(asked.length).toBeGreaterThan(30);
    expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
  });

  it("count in Russian as people do", () => {
    const t = createTexts("ru", [read("ru", "track.ftl"), read("ru", "cafe.ftl")]);
    const said = [1, 2, 5, 11, 21].map((minutes) => t("promise-in", { minutes }));
    expect(said).toEqual([
      "через 1 минуту",
      "через 2 минуты",
      "через 5 минут",
      "через 11 минут",
      "через 21 минуту",
    ]);
  });

  it("show what people wrote as it is", () => {
    const t = createTexts("en", [read("en", "track.ftl")]);
    expect(t("reason", { reason: "<b>{ $x }</b> 🥛" })).toBe("Reason: <b>{ $x }</b> 🥛");
  });
});

describe("the language", () => {
  it.each([
    [null, ["en-GB", "ru"], "en"],
    [null, ["de-DE", "en"], "en"],
    [null, ["ru-RU", "en"], "ru"],
    [null, ["de-DE"], "ru"],
    [null, [], "ru"],
    ["en", ["ru"], "en"],
    ["xx", ["en"], "en"],
  ] as const)("chosen %s with a browser of %j is %s", (chosen, browser, language) => {
    expect(chooseLanguage(chosen, browser)).toBe(language);
    expect(languages).toContain(language);
  });
});
