import { expect, test } from "vitest";
import { innerQuotes } from "./inner-quotes.ts";

test("quotation marks of a name become inner ones, by the language around it", () => {
  for (const name of ['Кафе "У дома"', "Кафе «У дома»", "Кафе “У дома”"]) {
    expect(innerQuotes(name, "ru")).toBe("Кафе „У дома“");
    expect(innerQuotes(name, "en")).toBe("Кафе ‘У дома’");
  }
  expect(innerQuotes('"A" & "B"', "en")).toBe("‘A’ & ‘B’");
});

test("a single mark, an inch and an apostrophe stay", () => {
  for (const name of ['Pizza 12"', "O'Neil’s", "Кафе „У дома“"]) expect(innerQuotes(name, "ru")).toBe(name);
});
