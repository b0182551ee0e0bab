import type { MessageEntity } from "../control/messages.ts";

const patterns: [type: string, pattern: RegExp, quick: string][] = [
  ["bot_command", /(?<=^|[\s(])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/])/g, "/"],
  ["email", /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}/g, "@"],
  ["mention", /(?<=^|[\s(])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)/g, "@"],
  ["hashtag", /(?<=^|[\s(])#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*/gu, "#"],
  ["url", /\bhttps?:\/\/[^\s<>"]+[^\s<>".,!?;:)\]]/gi, "://"],
  [
    "url",
    /(?<![\w@./-])(?:[a-z0-9-]+\.)+(?:com|org|net|ru|me|io|dev|app|info)\b(?:\/[^\s<>"]*[^\s<>".,!?;:)\]])?/gi,
    ".",
  ],
  ["phone_number", /(?<![\w+])\+\d{10,15}(?!\d)/g, "+"],
];

/** Entities Telegram finds by itself in a text, leaving alone what is inside code and links already marked. */
export function detectEntities(text: string, marked: MessageEntity[]): MessageEntity[] {
  const closed = marked.filter(({ type }) =>
    ["code", "pre", "text_link", "text_mention", ...detected].includes(type),
  );
  const found: MessageEntity[] = [];
  for (const [type, pattern, quick] of patterns) {
    if (!text.includes(quick)) continue;
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      if (![...closed, ...found].some((other) => overlaps(entity, other))) found.push(entity);
    }
  }
  return found;
}

const detected = patterns.map(([type]) => type);

const overlaps = (a: MessageEntity, b: MessageEntity) =>
  a.offset < b.offset + b.length && b.offset < a.offset + a.length;
