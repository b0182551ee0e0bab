import type { Message } from "grammy/types";

const command = /^\/note(?:@\w+)?(?=\s|$)/i;

/** What a message says after `/note`, with which it or its caption begins; null for any other message. */
export function noteTextOf({ text, caption }: Pick<Message, "text" | "caption">): string | null {
  const said = text ?? caption ?? "";
  const found = command.exec(said);
  return found && said.slice(found[0].length).trim();
}

/** True for a file that its caption makes a note: it cannot be one, and it must not reach the customer. */
export function isNoteWithFile(message: Pick<Message, "text" | "caption">): boolean {
  return message.text === undefined && noteTextOf(message) !== null;
}
