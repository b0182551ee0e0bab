import { expect, test } from "vitest";
import { entityTree, type TextNode } from "./entity-tree.ts";
import { plainText } from "./plain-text.ts";

const mark = (type: string, offset: number, length: number) => ({ type, offset, length });
/** "<bold>…</bold>", to compare trees by eye. */
const written = (nodes: TextNode[]): string =>
  nodes
    .map((node) =>
      typeof node === "string"
        ? node
        : `<${node.entity.type}>${written(node.children)}</${node.entity.type}>`,
    )
    .join("");
const draw = (text: string, ...entities: ReturnType<typeof mark>[]) => written(entityTree(text, entities));

test("plain text stays as it is, whatever it looks like", () => {
  expect(entityTree("<b>not bold</b>")).toEqual(["<b>not bold</b>"]);
  expect(entityTree("")).toEqual([]);
});

test("entities nest", () => {
  expect(draw("bold italic end", mark("bold", 0, 11), mark("italic", 5, 6))).toBe(
    "<bold>bold <italic>italic</italic></bold> end",
  );
});

test("several inside one keep their order, whatever order they come in", () => {
  expect(draw("a b c", mark("code", 4, 1), mark("bold", 0, 5), mark("code", 0, 1))).toBe(
    "<bold><code>a</code> b <code>c</code></bold>",
  );
});

test("two over the same words are both there", () => {
  expect(draw("word", mark("bold", 0, 4), mark("italic", 0, 4))).toBe("<bold><italic>word</italic></bold>");
});

test("overlapping ones are split, and no word is lost or doubled", () => {
  expect(draw("abcdef", mark("bold", 0, 4), mark("italic", 2, 4))).toBe(
    "<bold>ab<italic>cd</italic></bold><italic>ef</italic>",
  );
});

test("offsets count UTF-16 units", () => {
  expect(draw("👍🏽 ok", mark("bold", 5, 2))).toBe("👍🏽 <bold>ok</bold>");
});

test("half an emoji is never cut off", () => {
  expect(draw("a👍b", mark("bold", 0, 2))).toBe("<bold>a👍</bold>b");
  expect(draw("a👍b", mark("bold", 2, 2))).toBe("a<bold>👍b</bold>");
});

test("what lies beyond the text is cut to it or left out", () => {
  expect(draw("abc", mark("bold", 1, 99), mark("code", 50, 5), mark("italic", 0, 0))).toBe(
    "a<bold>bc</bold>",
  );
  expect(draw("abc", mark("bold", -2, 3))).toBe("<bold>a</bold>bc");
});

test("no empty line is drawn beside a block", () => {
  expect(draw("a\nquote\nb\n\nc", mark("blockquote", 2, 5))).toBe("a<blockquote>quote</blockquote>b\n\nc");
  expect(draw("x\ny", mark("pre", 0, 1), mark("blockquote", 2, 1))).toBe(
    "<pre>x</pre><blockquote>y</blockquote>",
  );
});

test("any entities at all lose nothing of the text", () => {
  const text = "one 👍🏽 two — три\n";
  for (let seed = 0; seed < 300; seed += 1) {
    const number = (n: number) => ((seed * 7919 + n * 104_729) % 29) - 4;
    const entities = [1, 2, 3, 4].map((n) => mark("bold", number(n), number(n + 10)));
    expect(plainText(entityTree(text, entities))).toBe(text);
  }
});
