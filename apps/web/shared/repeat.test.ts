import { expect, it } from "vitest";
import { repeatedLines, repeatLink } from "./repeat.ts";

it("brings back what was bought, whatever its ids are made of", () => {
  const lines = [
    { item: "flat white & co", size: "m", choices: { milk: "oat", syrup: "none" }, quantity: 2 },
    { item: "croissant", size: "one", choices: {}, quantity: 1 },
  ];
  const link = repeatLink("https://coffee.example", lines);
  expect(repeatedLines(new URL(link).search)).toEqual(lines);
});

it.each([
  ["nothing", ""],
  ["another parameter", "?utm_source=x"],
  ["an item alone", "?again=latte"],
  ["no number", "?again=latte,m,many"],
  ["none of it", "?again=latte,m,0"],
  ["more than the café sells at once", "?again=latte,m,21"],
  ["half an option", "?again=latte,m,1,milk"],
])("takes nothing from %s", (_, query) => {
  expect(repeatedLines(query)).toEqual([]);
});
