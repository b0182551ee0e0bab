import type { MessageEntity } from "../control/messages.ts";
import { dateTimeEntity } from "./date-time.ts";
import { byteOffset, type Formatted } from "./formatted.ts";
import { linkEntity } from "./link.ts";

interface Open {
  readonly type: string;
  /** What closes it. */
  readonly end: string;
  readonly offset: number;
  /** Where it began in the source, for errors. */
  readonly begin: number;
  readonly language?: string;
}

const reservedCharacters = "_*[]()~`>#+-=|{}.!";
const simple: [mark: string, type: string][] = [
  ["__", "underline"],
  ["||", "spoiler"],
  ["_", "italic"],
  ["*", "bold"],
  ["~", "strikethrough"],
];
/** Telegram's own names of types in parse errors. */
const spoken: Record<string, string> = {
  bold: "Bold",
  italic: "Italic",
  underline: "Underline",
  strikethrough: "Strikethrough",
  spoiler: "Spoiler",
  code: "Code",
  pre: "Pre",
  text_link: "TextUrl",
  custom_emoji: "CustomEmoji",
  blockquote: "BlockQuote",
};

/**
 * Parses parse_mode MarkdownV2 with Telegram's messages for what it cannot parse (thrown as Error; the caller adds
 * "can't parse entities: "). https://core.telegram.org/bots/api#markdownv2-style
 */
export function parseMarkdownV2(source: string): Formatted {
  const state = {
    source,
    at: 0,
    text: "",
    entities: [] as MessageEntity[],
    open: [] as Open[],
    quote: false,
  };
  while (state.at < source.length) step(state);
  endQuote(state);
  const unclosed = state.open.at(-1);
  if (unclosed) throw unfinished(source, unclosed);
  return { text: state.text, entities: state.entities };
}

type State = {
  source: string;
  at: number;
  text: string;
  entities: MessageEntity[];
  open: Open[];
  quote: boolean;
};

function step(state: State): void {
  const { source, at } = state;
  const character = source[at] as string;
  const next = source[at + 1];
  if (character === "\\" && next !== undefined && next.charCodeAt(0) <= 126) {
    state.text += next;
    state.at += 2;
    return;
  }
  const last = state.open.at(-1);
  const inCode = last?.type === "code" || last?.type === "pre";
  const ends = last && source.startsWith(last.end, at) && !(last.end === "_" && next === "_");
  if (ends) {
    close(state, last);
  } else if (inCode) {
    plain(state, character);
  } else if (character === "\n") {
    if (state.quote && next !== ">") endQuote(state);
    plain(state, "\n");
  } else if (character === ">" && (state.text === "" || state.text.endsWith("\n"))) {
    openQuote(state);
  } else if (reservedCharacters.includes(character)) {
    const { length, ...begun } = opening(source, at, character);
    state.open.push({ ...begun, offset: state.text.length, begin: at });
    state.at += length;
  } else {
    plain(state, character);
  }
}

function plain(state: State, character: string): void {
  state.text += character;
  state.at += 1;
}

/** What begins at a reserved character, and how much source the mark takes. */
function opening(source: string, at: number, character: string) {
  if (source.startsWith("```", at)) {
    const head = /```([^\s`]*(?=\s))?(\r\n|\n\r|\n|\r)?/y;
    head.lastIndex = at;
    const [mark = "```", language] = head.exec(source) ?? [];
    return { type: "pre", end: "```", length: mark.length, ...(language && { language }) };
  }
  if (character === "`") return { type: "code", end: "`", length: 1 };
  if (character === "[") return { type: "text_link", end: "]", length: 1 };
  if (source.startsWith("![", at)) return { type: "custom_emoji", end: "]", length: 2 };
  for (const [mark, type] of simple) {
    if (source.startsWith(mark, at)) return { type, end: mark, length: mark.length };
  }
  throw new Error(`Character '${character}' is reserved and must be escaped with the preceding '\\'`);
}

function close(state: State, last: Open): void {
  state.open.pop();
  state.at += last.end.length;
  const place = { offset: last.offset, length: state.text.length - last.offset };
  const target = last.end === "]" ? address(state) : undefined;
  if (last.type === "custom_emoji") {
    if (target === undefined) throw new Error("The entity must contain a tg://emoji or tg://time URL");
    const time = timeIn(target);
    if (time) {
      state.entities.push({ ...place, ...time });
      return;
    }
    const id = /^tg:\/\/emoji\?id=(\d+)$/.exec(target)?.[1];
    if (!id) throw new Error("Invalid tg://emoji or tg://time URL specified");
    state.entities.push({ type: "custom_emoji", ...place, custom_emoji_id: id });
  } else if (last.type === "text_link") {
    const link = linkEntity(target ?? state.text.slice(last.offset));
    if (link && place.length > 0) state.entities.push({ ...place, ...link });
  } else if (place.length > 0) {
    state.entities.push({ type: last.type, ...place, ...(last.language && { language: last.language }) });
  }
}

/** What ![words](tg://time?unix=…&format=…) means. */
function timeIn(target: string) {
  const query = /^tg:\/\/time\?(.*)$/.exec(target)?.[1];
  if (query === undefined) return undefined;
  const given = new URLSearchParams(query);
  return dateTimeEntity(given.get("unix") ?? "", given.get("format") ?? undefined);
}

/** The "(…)" after a link's text, unescaped; undefined when there is none. */
function address(state: State): string | undefined {
  if (state.source[state.at] !== "(") return undefined;
  const pattern = /\(((?:\\[\s\S]|[^)\\])*)\)/y;
  pattern.lastIndex = state.at;
  const match = pattern.exec(state.source);
  if (!match)
    throw new Error(`Can't find end of a URL at byte offset ${byteOffset(state.source, state.at + 1)}`);
  state.at = pattern.lastIndex;
  return (match[1] as string).replace(/\\([\s\S])/g, "$1");
}

function openQuote(state: State): void {
  state.at += 1;
  if (state.quote) return;
  state.quote = true;
  state.open.push({ type: "blockquote", end: "\0", offset: state.text.length, begin: state.at - 1 });
}

/** A quote ends with its last line; "||" right before that end makes it expandable. */
function endQuote(state: State): void {
  if (!state.quote) return;
  const last = state.open.pop() as Open;
  const expandable = last.type === "spoiler" && last.offset === state.text.length;
  const quote = expandable ? (state.open.pop() as Open) : last;
  if (quote.type !== "blockquote") throw unfinished(state.source, last);
  state.quote = false;
  const length = state.text.length - quote.offset;
  const type = expandable ? "expandable_blockquote" : "blockquote";
  if (length > 0) state.entities.push({ type, offset: quote.offset, length });
}

const unfinished = (source: string, { type, begin }: Open) =>
  new Error(`Can't find end of ${spoken[type]} entity at byte offset ${byteOffset(source, begin)}`);
