import { expect, test } from "vitest";
import { parseText } from "./parse.ts";

const html = (text: string) => parseText(text, "HTML", undefined);
const markdown = (text: string) => parseText(text, "MarkdownV2", undefined);
const plain = (text: string) => parseText(text, undefined, undefined);
/** Entities as [type, the text they cover, …what else they carry]. */
const marked = ({ text, entities }: ReturnType<typeof plain>) =>
  entities.map(({ type, offset, length, ...rest }) => [
    type,
    text.slice(offset, offset + length),
    ...Object.values(rest),
  ]);

test("HTML tags become entities counted in UTF-16", () => {
  const parsed = html(
    "🫖 <b>bold <i>both</i></b> &lt;3 &#128512; <u>u</u><s>s</s><tg-spoiler>x</tg-spoiler>",
  );
  expect(parsed.text).toBe("🫖 bold both <3 😀 usx");
  expect(marked(parsed)).toEqual([
    ["bold", "bold both"],
    ["italic", "both"],
    ["underline", "u"],
    ["strikethrough", "s"],
    ["spoiler", "x"],
  ]);
});

test("HTML links, mentions of users, code with language, quotes, custom emoji", () => {
  expect(marked(html('<a href="https://e.com/?a=1&amp;b=2">link</a>'))).toEqual([
    ["text_link", "link", "https://e.com/?a=1&b=2"],
  ]);
  expect(marked(html('<a href="tg://user?id=42">her</a>'))[0]).toMatchObject([
    "text_mention",
    "her",
    { id: 42 },
  ]);
  expect(marked(html('<pre><code class="language-ts">let x</code></pre>'))).toEqual([["pre", "let x", "ts"]]);
  expect(marked(html("<blockquote expandable>q</blockquote>"))).toEqual([["expandable_blockquote", "q"]]);
  expect(marked(html('<tg-emoji emoji-id="5">👍</tg-emoji>'))).toEqual([["custom_emoji", "👍", "5"]]);
  expect(marked(html("<code>https://e.com</code>"))).toEqual([["code", "https://e.com"]]);
});

test.each([
  ["<b>x", `Can't find end tag corresponding to start tag "b"`],
  ["x</b>", "Unexpected end tag at byte offset 1"],
  ["<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'],
  ["я<p>x</p>", 'Unsupported start tag "p" at byte offset 2'],
  ["<b", "Unclosed start tag at byte offset 0"],
  ["<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
])("HTML %j is refused", (text, words) => {
  expect(() => html(text)).toThrow(`Bad Request: can't parse entities: ${words}`);
});

test("MarkdownV2 marks become entities", () => {
  const parsed = markdown("*b _i_ b* __u__ ~s~ ||sp|| `c` [l](https://e.com/a\\)b) 1\\.5");
  expect(parsed.text).toBe("b i b u s sp c l 1.5");
  expect(marked(parsed)).toEqual([
    ["bold", "b i b"],
    ["italic", "i"],
    ["underline", "u"],
    ["strikethrough", "s"],
    ["spoiler", "sp"],
    ["code", "c"],
    ["text_link", "l", "https://e.com/a)b"],
  ]);
  expect(marked(markdown("```ts\nlet x\n```"))).toEqual([["pre", "let x", "ts"]]);
  expect(marked(markdown(">one\n>two\nafter"))).toEqual([["blockquote", "one\ntwo"]]);
  expect(marked(markdown(">one\n>two||"))).toEqual([["expandable_blockquote", "one\ntwo"]]);
  expect(marked(markdown("![👍](tg://emoji?id=5)"))).toEqual([["custom_emoji", "👍", "5"]]);
});

test.each([
  ["1.5", "Character '.' is reserved and must be escaped with the preceding '\\'"],
  ["я *x", "Can't find end of Bold entity at byte offset 3"],
  ["[x](https://e.com", "Can't find end of a URL at byte offset 4"],
])("MarkdownV2 %j is refused", (text, words) => {
  expect(() => markdown(text)).toThrow(`Bad Request: can't parse entities: ${words}`);
});

test("what Telegram finds by itself", () => {
  expect(marked(plain("/start abc, a@b.com @anna_s #кофе https://e.com/x. e.com +79001112233"))).toEqual([
    ["bot_command", "/start"],
    ["email", "a@b.com"],
    ["mention", "@anna_s"],
    ["hashtag", "#кофе"],
    ["url", "https://e.com/x"],
    ["url", "e.com"],
    ["phone_number", "+79001112233"],
  ]);
  expect(marked(plain("K7FM-Q2XW-9P and 1/2 and a/b"))).toEqual([]);
});

test("line ends are normalised and entities follow", () => {
  expect(parseText("a\r\nbold", "", [{ type: "bold", offset: 3, length: 4 }])).toEqual({
    text: "a\nbold",
    entities: [{ type: "bold", offset: 2, length: 4 }],
  });
});

test("a date and time is an entity in both modes", () => {
  const words = { text: "at noon" };
  const entity = { type: "date_time", offset: 3, length: 4, unix_time: 1777629600, date_time_format: "wDt" };
  const html = parseText('at <tg-time unix="1777629600" format="wDt">noon</tg-time>', "HTML", undefined);
  expect(html).toEqual({ ...words, entities: [entity] });
  const markdown = parseText("at ![noon](tg://time?unix=1777629600&format=wDt)", "MarkdownV2", undefined);
  expect(markdown).toEqual({ ...words, entities: [entity] });
  expect(() => parseText('<tg-time unix="soon">x</tg-time>', "HTML", undefined)).toThrow(
    "can't parse entities",
  );
  expect(() => parseText("![x](tg://time?unix=1&format=Z)", "MarkdownV2", undefined)).toThrow("tg://time");
});
