import type { MessageEntity } from "../control/messages.ts";
import { detectEntities } from "./detect.ts";

/** Text and its entities; offsets and lengths in UTF-16 code units, which is what JavaScript counts. */
export interface Formatted {
  readonly text: string;
  readonly entities: MessageEntity[];
}

/**
 * What Telegram makes of a text: spaces around it go, links, commands and mentions become entities, and all are sorted.
 */
export function finish(source: Formatted): Formatted {
  const { text, entities } = source.text.includes("\r") ? withoutReturns(source) : source;
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const kept =
    trimmed.length === text.length ? entities : entities.map((entity) => shift(entity, start, trimmed));
  const all = kept.filter((entity) => entity.length > 0);
  all.push(...detectEntities(trimmed, all));
  all.sort((a, b) => a.offset - b.offset || b.length - a.length);
  return { text: trimmed, entities: all };
}

function withoutReturns({ text, entities }: Formatted): Formatted {
  const moved = (index: number) => text.slice(0, index).replaceAll("\r", "").length;
  return {
    text: text.replaceAll("\r", ""),
    entities: entities.map((entity) => {
      const offset = moved(entity.offset);
      return { ...entity, offset, length: moved(entity.offset + entity.length) - offset };
    }),
  };
}

function shift(entity: MessageEntity, start: number, text: string): MessageEntity {
  const from = Math.max(0, entity.offset - start);
  const to = Math.min(text.length, entity.offset + entity.length - start);
  return { ...entity, offset: from, length: to - from };
}

const encoder = new TextEncoder();
/** Where the character at a UTF-16 index begins in UTF-8: Telegram's parse errors count bytes. */
export const byteOffset = (text: string, index: number) => encoder.encode(text.slice(0, index)).length;
