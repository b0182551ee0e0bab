import { expect, test } from "vitest";
import { joinFormatted, splitFormatted } from "./formatted.ts";

const shown = ({
  text,
  entities,
}: {
  text: string;
  entities: readonly { offset: number; length: number }[];
}) => entities.map(({ offset, length }) => text.slice(offset, offset + length));

test("texts that are joined keep what is bold in them", () => {
  const joined = joinFormatted(
    { text: "☕️ Кафе\n", entities: [{ type: "bold", offset: 0, length: 7 }] },
    { text: "до 😀 10", entities: [{ type: "italic", offset: 3, length: 2 }] },
  );
  expect(joined.text).toBe("☕️ Кафе\nдо 😀 10");
  expect(shown(joined)).toEqual(["☕️ Кафе", "😀"]);
});

test("what is bold across a cut is bold on both sides, and links keep their address", () => {
  const text = `${"слово ".repeat(20)}конец`;
  const pieces = splitFormatted(
    {
      text,
      entities: [
        { type: "bold", offset: 0, length: text.length },
        { type: "text_link", offset: text.length - 5, length: 5, url: "https://example.org/" },
      ],
    },
    50,
  );
  expect(pieces.every((piece) => piece.text.length <= 50)).toBe(true);
  expect(pieces.map((piece) => piece.text).join(" ")).toBe(text);
  for (const piece of pieces) expect(shown(piece)[0]).toBe(piece.text);
  expect(pieces.at(-1)?.entities.at(-1)).toMatchObject({ type: "text_link", url: "https://example.org/" });
  expect(shown(pieces.at(-1) as (typeof pieces)[number]).at(-1)).toBe("конец");
});

test("a text that fits is left as it is, white space and all", () => {
  const text = { text: "  да  ", entities: [{ type: "code", offset: 2, length: 2 }] };
  expect(splitFormatted(text, 10)).toEqual([text]);
});
