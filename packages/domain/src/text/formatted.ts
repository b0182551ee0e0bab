import { splitText } from "./split-text.ts";

/** A stretch of a text that is bold, a link …: Telegram's MessageEntity. Offset and length count UTF-16 units. */
export interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly [detail: string]: unknown;
}

export interface Formatted {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** Joins formatted texts into one. */
export function joinFormatted(...parts: readonly Formatted[]): Formatted {
  let text = "";
  const entities: Entity[] = [];
  for (const part of parts) {
    for (const entity of part.entities) entities.push({ ...entity, offset: entity.offset + text.length });
    text += part.text;
  }
  return { text, entities };
}

/**
 * A long formatted text in pieces of at most `limit` UTF-16 units, cut where `splitText` cuts; what was bold across a
 * cut is bold on both sides.
 */
export function splitFormatted({ text, entities }: Formatted, limit: number): Formatted[] {
  if (text.length <= limit) return [{ text, entities }];
  let searched = 0;
  return splitText(text, limit).map((piece) => {
    const start = text.indexOf(piece, searched);
    searched = start + piece.length;
    return { text: piece, entities: entitiesWithin(entities, start, searched) };
  });
}

function entitiesWithin(entities: readonly Entity[], start: number, end: number): Entity[] {
  return entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return from < to ? [{ ...entity, offset: from - start, length: to - from }] : [];
  });
}
