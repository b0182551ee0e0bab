import { type About, type Formatted, joinFormatted, type RelayedMessage } from "@gotovo/domain";
import type { Texts } from "../text/translator.ts";

const nothing: Formatted = { text: "", entities: [] };

/**
 * What is said of a message before its words, in the chat's language: where it was forwarded from, and the words that it
 * replies to when the chat does not have them. Each on a line of its own; empty for most.
 */
export function contextOf(texts: Texts, { content, replyTo }: RelayedMessage): Formatted {
  const { origin, quoted } = content.about ?? {};
  const from = origin ? plain(texts.plain("relay-origin", { ...origin })) : nothing;
  return joinFormatted(from, quoted && replyTo === null ? quoteIn(texts, quoted) : nothing);
}

function quoteIn(texts: Texts, { name, text }: NonNullable<About["quoted"]>): Formatted {
  if (text === "") return plain(texts.plain("relay-reply-to", { name: name ?? "" }));
  return quoteOf(name === undefined ? text : `${name}: ${text}`);
}

/** Words as a quote, on a line of their own. */
export function quoteOf(words: string): Formatted {
  return { text: `${words}\n`, entities: [{ type: "blockquote", offset: 0, length: words.length }] };
}

function plain(text: string): Formatted {
  return { text: `${text}\n`, entities: [] };
}
