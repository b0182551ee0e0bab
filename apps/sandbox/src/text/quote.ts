import type { MessageEntity } from "../control/messages.ts";
import type { Formatted } from "./formatted.ts";

/** A part of a message that a reply quotes; `position` is where it begins there, in UTF-16 units. */
export interface Quote extends Formatted {
  readonly position: number;
}

/** The formatting a quote keeps: the documentation of ReplyParameters.quote names these. */
const keptTypes = ["bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time"];

/** The quote of a text found in a message, with the formatting it has there; the occurrence nearest to `near`. */
export function quoteFrom(source: Formatted, text: string, near = 0): Quote | undefined {
  const [position] = occurrences(source.text, text).sort((a, b) => Math.abs(a - near) - Math.abs(b - near));
  if (position === undefined) return undefined;
  return { text, entities: formattingIn(source, position, text.length), position };
}

/** A quote as a bot gives it: its text and kept formatting must be found just so. Undefined when they are not. */
export function matchQuote(source: Formatted, quote: Formatted, near = 0): Quote | undefined {
  const wanted = JSON.stringify(quote.entities.filter(kept).map(plain));
  const found = occurrences(source.text, quote.text)
    .map((position) => ({ position, entities: formattingIn(source, position, quote.text.length) }))
    .filter(({ entities }) => JSON.stringify(entities.map(plain)) === wanted)
    .sort((a, b) => Math.abs(a.position - near) - Math.abs(b.position - near))[0];
  return found && { text: quote.text, ...found };
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  if (part === "") return found;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

function formattingIn({ entities }: Formatted, from: number, length: number): MessageEntity[] {
  return entities.filter(kept).flatMap((entity) => {
    const start = Math.max(entity.offset, from);
    const end = Math.min(entity.offset + entity.length, from + length);
    return end > start ? [{ ...entity, offset: start - from, length: end - start }] : [];
  });
}

const kept = ({ type }: MessageEntity) => keptTypes.includes(type);
const plain = ({ type, offset, length }: MessageEntity) => [offset, length, type];
