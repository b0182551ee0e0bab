import { inLine, type MessageContent, previewOf } from "@gotovo/domain";
import type { Texts } from "@gotovo/telegram";
import type { DialogAuthor } from "@gotovo/usecases/dialogs/dialog-line";

/** A message in one line (plain text): what it says, or what kind of file it is. */
export function previewLine(texts: Texts, content: MessageContent, limit: number): string {
  const { kind, text } = previewOf(content, limit);
  if (kind === "text") return inLine(text);
  const what = texts.plain("content-kind", { kind });
  return text === "" ? what : `${what}: ${inLine(text)}`;
}

/** Who wrote it, as a mark before the line. */
export const authorMarks: Readonly<Record<DialogAuthor, string>> = {
  customer: "\u{1F464}",
  staff: "\u21AA\uFE0F",
  merchant: "\u{1F3EA}",
  venue: "\u{1F3EA}",
  note: "\u{1F512}",
};
