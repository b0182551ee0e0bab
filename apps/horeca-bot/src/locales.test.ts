import { checkLocales } from "@gotovo/testing/locales/check-locales";
import { expect, test } from "vitest";

const root = new URL("../../../", import.meta.url).pathname;

test("every text exists in both languages, and is used", () => {
  const problems = checkLocales({
    dir: `${root}apps/horeca-bot/locales`,
    sources: [`${root}apps/horeca-bot/src`, `${root}packages/telegram/src`],
    mentions: [`${root}packages/usecases/src`],
  });
  expect(problems).toEqual([]);
});
