import { expect, test } from "vitest";
import { matchQuote, quoteFrom } from "./quote.ts";

const source = {
  text: "two latte, two cakes",
  entities: [
    { type: "bold", offset: 0, length: 9 },
    { type: "bot_command", offset: 11, length: 3 },
  ],
};

test("a person's quote takes its formatting along, links and commands not", () => {
  expect(quoteFrom(source, "latte, two")).toEqual({
    text: "latte, two",
    position: 4,
    entities: [{ type: "bold", offset: 0, length: 5 }],
  });
  expect(quoteFrom(source, "tea")).toBeUndefined();
});

test("of equal parts the one nearest to the position is meant", () => {
  expect(quoteFrom(source, "two")?.position).toBe(0);
  expect(quoteFrom(source, "two", 11)?.position).toBe(11);
});

test("a bot's quote must have the formatting it has in the message", () => {
  const bold = [{ type: "bold", offset: 0, length: 3 }];
  expect(matchQuote(source, { text: "two", entities: bold })?.position).toBe(0);
  expect(matchQuote(source, { text: "two", entities: [] })?.position).toBe(11);
  expect(matchQuote(source, { text: "cakes", entities: [{ type: "italic", offset: 0, length: 5 }] })).toBe(
    undefined,
  );
});
