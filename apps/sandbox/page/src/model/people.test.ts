import { expect, test } from "vitest";
import { fullName, hueOf, initials } from "./people.ts";

test.each([
  ["Анна Петрова", "АП"],
  ["Борис", "Б"],
  ["👨‍👩‍👧‍👦 Семья", "👨‍👩‍👧‍👦С"],
  ["<b>Bob</b> «Кофе»", "BК"],
  ["a b c", "AC"],
  ["", "?"],
  ["...", "."],
])("initials of %s are %s", (name, letters) => {
  expect(initials(name)).toBe(letters);
});

test("a name may lack its last part", () => {
  expect(fullName({ first_name: "Anna" })).toBe("Anna");
  expect(fullName({ first_name: "Anna", last_name: "P" })).toBe("Anna P");
});

test("neighbours look different, and always the same", () => {
  expect(hueOf(1)).not.toBe(hueOf(2));
  expect(hueOf(500000001)).toBe(hueOf(500000001));
});
