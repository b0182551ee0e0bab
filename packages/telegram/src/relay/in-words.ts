import type { Fallback, MessageContent } from "@gotovo/domain";
import type { Texts } from "../text/translator.ts";

/** What is shown, in the chat's language, in place of what it could not be given: what it was, or all of it in words. */
export function inWords(texts: Texts, content: MessageContent, { reason }: Pick<Fallback, "reason">): string {
  switch (content.kind) {
    case "media":
      return texts.plain("content-lost", { kind: content.media, reason });
    case "location":
      return [
        texts.plain("content-kind", { kind: "location" }),
        [content.title, content.address, content.latitude, content.longitude].filter(Boolean).join(", "),
      ].join(": ");
    case "contact": {
      const name = [content.firstName, content.lastName].filter(Boolean).join(" ");
      return `${texts.plain("content-kind", { kind: "contact" })}: ${name}, ${content.phone}`;
    }
    case "text":
      return content.text;
    default:
      return content satisfies never;
  }
}
