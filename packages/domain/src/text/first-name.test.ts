import { expect, test } from "vitest";
import { firstName } from "./first-name.ts";

test.each([
  ["Анна Сергеевна Петрова", "Анна"],
  ["Anna ❤️", "Anna"],
  ["🌸 Anna-Maria O'Neil", "Anna-Maria"],
  ["  «Борис»\nБаристов ", "Борис"],
  ["Жан.", "Жан"],
  ["👩‍🍳", "👩‍🍳"],
  ["李小龙", "李小龙"],
  ["", ""],
])("%j is spoken to as %j", (name, first) => {
  expect(firstName(name)).toBe(first);
});
