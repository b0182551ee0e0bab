import { fallbackKey, type MessageContent, type RelayedMessage } from "@gotovo/domain";
import type { Frame } from "./types.ts";

/** A message as its chat can be given it: as it is, unless that has failed before. */
export function inForm(message: RelayedMessage, { inWords }: Pick<Frame, "inWords">): RelayedMessage {
  const { content, fallback } = message;
  if (!fallback || fallback.of !== fallbackKey(content)) return message;
  return { ...message, content: contentAs(content, fallback, inWords) };
}

function contentAs(
  content: MessageContent,
  fallback: NonNullable<RelayedMessage["fallback"]>,
  inWords: Frame["inWords"],
): MessageContent {
  switch (fallback.form) {
    case "alone":
      return content;
    case "document":
    case "video":
      return content.kind === "media" ? { ...content, media: fallback.form } : content;
    case "words":
      return wordsFor(content, inWords(content, fallback));
    default:
      return fallback.form satisfies never;
  }
}

/** The caption stays: it is what can be had. */
function wordsFor(content: MessageContent, words: string): MessageContent {
  const { quote } = content;
  const caption = content.kind === "media" ? content : { text: "", entities: [] };
  if (caption.text.trim() === "") return { kind: "text", text: words, entities: [], quote };
  const start = `${words}\n`;
  const entities = caption.entities.map((entity) => ({ ...entity, offset: entity.offset + start.length }));
  return { kind: "text", text: start + caption.text, entities, quote };
}
