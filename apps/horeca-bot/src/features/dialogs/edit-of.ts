import type { MessageContent } from "@gotovo/domain";
import { contentOf } from "@gotovo/telegram";
import type { Message } from "grammy/types";
import { noteTextOf } from "./note-text.ts";

/**
 * What an edited message of staff says now; null for kinds that are not passed on. What is a note by its command can
 * only be the new text of one: anything else that is edited into it stays, for the customer, as it was.
 */
export function editOf(message: Message): { content: MessageContent; isNote: boolean } | null {
  const text = noteTextOf(message);
  if (text !== null) return { content: { kind: "text", text, entities: [] }, isNote: true };
  const content = contentOf(message, { quotes: "chosen" });
  return content && { content, isNote: false };
}
