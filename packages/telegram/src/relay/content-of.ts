import type { Entity, MessageContent, Quote } from "@gotovo/domain";
import type { Message, MessageEntity } from "grammy/types";
import { fileIn } from "../files/file-in.ts";
import { aboutOf } from "./about.ts";
import { clean } from "./clean.ts";
import { fateOf } from "./kinds.ts";

/**
 * What a message says, as a dialog keeps it; null for kinds that are not passed on (`fateOf`).
 * @param options `chosen`: of a message that is replied to only words that were chosen go along: what staff see of it is
 * not always meant for customers
 */
export function contentOf(
  message: Message,
  options: { readonly quotes: "all" | "chosen" } = { quotes: "all" },
): MessageContent | null {
  const content = read(message);
  return content && { ...content, ...quoteOf(message), ...aboutOf(message, options.quotes) };
}

function read(message: Message): MessageContent | null {
  const file = fileIn(message);
  if (file) {
    const { caption = "", caption_entities, has_media_spoiler } = message;
    const name = file.file.name === undefined ? {} : { name: clean(file.file.name) };
    return {
      kind: "media",
      media: file.media,
      file: { ...file.file, ...name },
      text: clean(caption),
      entities: entitiesOf(caption_entities),
      ...(has_media_spoiler && { spoiler: true }),
    };
  }
  if (message.text !== undefined)
    return { kind: "text", text: clean(message.text), entities: entitiesOf(message.entities) };
  const location = message.venue?.location ?? message.location;
  if (location) {
    const { latitude, longitude } = location;
    const { title, address } = message.venue ?? {};
    return {
      kind: "location",
      latitude,
      longitude,
      ...(title && { title: clean(title), address: clean(address ?? "") }),
    };
  }
  if (message.contact) {
    const { phone_number, first_name, last_name, vcard } = message.contact;
    return {
      kind: "contact",
      phone: clean(phone_number),
      firstName: clean(first_name),
      lastName: last_name && clean(last_name),
      vcard: vcard && clean(vcard),
    };
  }
  return null;
}

/** True for what a person sends that is not passed on; the rest of what has no content are Telegram's service messages. */
export function isUnsupported(message: Message): boolean {
  return contentOf(message) === null && fateOf(message) !== "service";
}

/** Only what the person chose to quote: the rest is there by the reply itself. */
function quoteOf({ quote }: Message): { quote: Quote } | undefined {
  if (!quote?.is_manual) return undefined;
  const { text, entities, position } = quote;
  return { quote: { text: clean(text), entities: entitiesOf(entities), position } };
}

/** A mention of a person without a user name is left out: the other bot may not know them, and need not. */
function entitiesOf(entities: readonly MessageEntity[] = []): Entity[] {
  return entities.filter(({ type }) => type !== "text_mention").map((entity) => ({ ...entity }));
}
