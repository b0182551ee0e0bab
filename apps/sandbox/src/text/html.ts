import type { MessageEntity } from "../control/messages.ts";
import { dateTimeEntity } from "./date-time.ts";
import { byteOffset, type Formatted } from "./formatted.ts";
import { linkEntity } from "./link.ts";

const entityOfTag: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  a: "text_link",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  "tg-emoji": "custom_emoji",
  "tg-time": "date_time",
};

interface Open {
  readonly tag: string;
  readonly attributes: Map<string, string>;
  readonly offset: number;
}

/**
 * Parses parse_mode HTML the way Telegram does, with its messages for what it cannot parse (thrown as Error; the
 * caller adds "can't parse entities: "). https://core.telegram.org/bots/api#html-style
 */
export function parseHtml(source: string): Formatted {
  let text = "";
  const entities: MessageEntity[] = [];
  const open: Open[] = [];
  let at = 0;
  while (at < source.length) {
    const character = source[at] as string;
    if (character === "&") {
      const [decoded, length] = decodeEntity(source, at);
      text += decoded;
      at += length;
    } else if (character !== "<") {
      text += character;
      at += 1;
    } else if (source[at + 1] === "/") {
      at = closeTag(source, at, open, entities, text);
    } else {
      at = openTag(source, at, open, text.length);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed) throw new Error(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return { text, entities };
}

function openTag(source: string, begin: number, open: Open[], offset: number): number {
  const where = () => byteOffset(source, begin);
  const name = /[^\s>]*/y;
  name.lastIndex = begin + 1;
  const tag = (name.exec(source)?.[0] ?? "").toLowerCase();
  let at = name.lastIndex;
  if (at >= source.length) throw new Error(`Unclosed start tag at byte offset ${where()}`);
  if (!(tag in entityOfTag)) throw new Error(`Unsupported start tag "${tag}" at byte offset ${where()}`);
  const attributes = new Map<string, string>();
  const attribute = /\s*([^\s=>/"']+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)))?/y;
  for (;;) {
    while (/\s/.test(source[at] ?? "")) at += 1;
    if (source[at] === ">") break;
    if (at >= source.length) throw new Error(`Unclosed start tag "${tag}" at byte offset ${where()}`);
    attribute.lastIndex = at;
    const match = attribute.exec(source);
    if (!match?.[1]) throw new Error(`Empty attribute name in the tag "${tag}" at byte offset ${where()}`);
    attributes.set(match[1], unescaped(match[2] ?? match[3] ?? match[4]?.toLowerCase() ?? ""));
    at = attribute.lastIndex;
  }
  if (tag === "span" && attributes.get("class") !== "tg-spoiler") {
    throw new Error(`Tag "span" must have class "tg-spoiler" at byte offset ${where()}`);
  }
  open.push({ tag, attributes, offset });
  return at + 1;
}

function closeTag(
  source: string,
  begin: number,
  open: Open[],
  entities: MessageEntity[],
  text: string,
): number {
  const where = () => byteOffset(source, begin);
  const last = open.pop();
  if (!last) throw new Error(`Unexpected end tag at byte offset ${where()}`);
  const end = /([^\s>]*)\s*>/y;
  end.lastIndex = begin + 2;
  const match = end.exec(source);
  if (!match) throw new Error(`Unclosed end tag at byte offset ${where()}`);
  const tag = (match[1] ?? "").toLowerCase();
  if (tag !== "" && tag !== last.tag) {
    throw new Error(
      `Unmatched end tag at byte offset ${where()}, expected "</${last.tag}>", found "</${tag}>"`,
    );
  }
  if (text.length > last.offset) add(entities, last, text);
  return end.lastIndex;
}

function add(entities: MessageEntity[], { tag, attributes, offset }: Open, text: string): void {
  const place = { offset, length: text.length - offset };
  if (tag === "a") {
    const link = linkEntity(attributes.get("href") || text.slice(offset));
    if (link) entities.push({ ...place, ...link });
  } else if (tag === "tg-emoji") {
    const id = attributes.get("emoji-id") ?? "";
    if (!/^\d+$/.test(id)) throw new Error("Invalid custom emoji identifier specified");
    entities.push({ type: "custom_emoji", ...place, custom_emoji_id: id });
  } else if (tag === "tg-time") {
    const time = dateTimeEntity(attributes.get("unix") ?? "", attributes.get("format"));
    if (!time) throw new Error("Invalid date and time specified");
    entities.push({ ...place, ...time });
  } else if (tag === "code" || tag === "pre") {
    addCode(entities, { tag, attributes, offset }, place);
  } else if (tag === "blockquote") {
    entities.push({ type: attributes.has("expandable") ? "expandable_blockquote" : "blockquote", ...place });
  } else {
    entities.push({ type: entityOfTag[tag] as string, ...place });
  }
}

/** `<pre><code class="language-x">` is one entity, in either order of nesting. */
function addCode(
  entities: MessageEntity[],
  { tag, attributes }: Open,
  place: { offset: number; length: number },
) {
  const last = entities.at(-1);
  const same = last && last.offset === place.offset && last.length === place.length;
  const language = /^language-(.+)$/.exec(attributes.get("class") ?? "")?.[1];
  if (same && (last.type === "code" || last.type === "pre") && last.type !== tag) {
    last.type = "pre";
    if (language) last.language = language;
    return;
  }
  entities.push({ type: tag, ...place, ...(tag === "code" && language ? { language } : {}) });
}

const namedCharacters: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** The character of `&…;` at a place and how much source it takes; a lone "&" stands for itself. */
function decodeEntity(source: string, at: number): [string, number] {
  const pattern = /&(?:#(\d+)|#x([0-9a-f]+)|(lt|gt|amp|quot));?/iy;
  pattern.lastIndex = at;
  const match = pattern.exec(source);
  if (!match) return ["&", 1];
  const [all, decimal, hex, name] = match;
  if (name) return [namedCharacters[name.toLowerCase()] as string, all.length];
  const code = decimal ? Number(decimal) : Number.parseInt(hex as string, 16);
  return code > 0 && code <= 0x10ffff ? [String.fromCodePoint(code), all.length] : ["&", 1];
}

const unescaped = (value: string) =>
  value.replace(/&(?:#\d+|#x[0-9a-f]+|lt|gt|amp|quot);?/gi, (entity) => decodeEntity(entity, 0)[0]);
