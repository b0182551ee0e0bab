import { mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { checkLocales } from "./check-locales.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "locales-"));
});
afterEach(() => rm(root, { recursive: true }));

function check(files: Record<string, string>): string[] {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return checkLocales({ dir: join(root, "locales"), sources: [join(root, "src")] });
}

test("texts that fit the code and each other are fine", () => {
  const files = {
    "locales/ru/bot.ftl":
      "hello = Привет, { $name }\nleft = Ушли\nstayed = Остались, { why }\nwhy = кофе\nset-ru = Да\n",
    "locales/en/bot.ftl":
      "hello = Hello { $name }\nleft = Left\nstayed = Stayed, { why }\nwhy = coffee\nset-ru = Yes\n",
    "src/a.ts":
      // biome-ignore lint/suspicious/noTemplateCurlyInString: code as it stands in a file
      'texts.html("hello", { name });\nsay({ key: left ? "left" : "stayed" });\nctx.toast(`set-${to}`);',
  };
  expect(check(files)).toEqual([]);
});

test("whatever does not fit is named", () => {
  const files = {
    "locales/ru/bot.ftl": "hello = Привет, { $name }\nold = Старое\nonly-ru = Да\n!broken\n",
    "locales/en/bot.ftl": "hello = Hello\nold = Old\n",
    "src/a.ts": 'texts.html("hello");\nconst also = "only-ru";\ntexts.plain(gone ? "gone" : "hello");',
  };
  expect(check(files)).toEqual([
    "ru/bot.ftl: cannot be read: !broken",
    '"hello" uses other variables in each language (en: none; ru: name)',
    '"only-ru" is missing in en',
    '"old" is not used',
    '"gone" is asked for and does not exist',
  ]);
});
