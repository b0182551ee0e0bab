import { expect, test } from "vitest";
import { pickLocale } from "./locale.ts";

test("the person's own choice comes first, then the browser's languages, then English", () => {
  expect(pickLocale("en", ["ru-RU"])).toBe("en");
  expect(pickLocale("", ["de", "ru-RU", "en"])).toBe("ru");
  expect(pickLocale(null, ["de-AT"])).toBe("en");
});
