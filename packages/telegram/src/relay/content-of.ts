import type { MessageContent, Quote } from "@gotovo/domain";
import type { Message } from "grammy/types";
import { fileIn } from "../files/file-in.ts";

/** What a message says, as a dialog keeps it; null for kinds that are not passed on (polls, dice, services …). */
export function contentOf(message: Message): MessageContent | null {
  const quote = quoteOf(message);
  const file = fileIn(message);
  if (file) {
    const { caption = "", caption_entities = [], has_media_spoiler } = message;
    const entities = caption_entities.map((entity) => ({ ...entity }));
    return {
      kind: "media",
      ...file,
      text: clean(caption),
      entities,
      ...(has_media_spoiler && { spoiler: true }),
      ...quote,
    };
  }
  if (message.text !== undefined) {
    const entities = (message.entities ?? []).map((entity) => ({ ...entity }));
    return { kind: "text", text: clean(message.text), entities, ...quote };
  }
  if (message.location) {
    const { latitude, longitude } = message.location;
    return { kind: "location", latitude, longitude, ...quote };
  }
  if (message.contact) {
    const { phone_number: phone, first_name: firstName, last_name: lastName, vcard } = message.contact;
    return { kind: "contact", phone, firstName, lastName, vcard, ...quote };
  }
  return null;
}

/** True for what a person sends that is not passed on; the rest of what has no content are Telegram's own notices. */
export function isUnsupported(message: Message): boolean {
  const { poll, dice, story, game, paid_media, invoice, checklist } = message;
  return [poll, dice, story, game, paid_media, invoice, checklist].some((part) => part !== undefined);
}

/** Only what the person chose to quote: the rest is there by the reply itself. */
function quoteOf({ quote }: Message): { quote: Quote } | undefined {
  if (!quote?.is_manual) return undefined;
  const entities = (quote.entities ?? []).map((entity) => ({ ...entity }));
  return { quote: { text: quote.text, entities, position: quote.position } };
}

/** PostgreSQL keeps no NUL; a space in its place leaves the entities where they are. */
function clean(text: string): string {
  return text.replaceAll("\u0000", " ").toWellFormed();
}
