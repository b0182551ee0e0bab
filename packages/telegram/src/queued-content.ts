import type { QueuedButton, QueuedContent } from "@gotovo/domain";
import type { InlineKeyboardButton, ReplyKeyboardMarkup, ReplyKeyboardRemove } from "grammy/types";
import type { OutgoingMessage } from "./chat-sync/types.ts";
import type { Texts } from "./text/translator.ts";

/** Makes the files of queued messages, by name. */
export type FileMakers = Readonly<
  Record<string, (args: Record<string, string | number>, texts: Texts) => Promise<Uint8Array>>
>;

/** The message that a queued content stands for, in the chat's language. */
export function renderQueued(texts: Texts, content: QueuedContent, makers: FileMakers = {}): OutgoingMessage {
  const { file, replyKeyboard } = content;
  const make = file && makers[file.make];
  if (file && !make) throw new Error(`Nobody makes ${file.make}`);
  return {
    ...(file && make && { file: { kind: file.kind, name: file.name, make: () => make(file.args, texts) } }),
    ...(replyKeyboard && { replyKeyboard: renderReplyKeyboard(texts, replyKeyboard) }),
    text: texts.html(content.key, content.args),
    topicId: content.topicId,
    replyTo: content.replyTo,
    keyboard: (content.buttons ?? []).map((row) => row.map((button) => renderButton(texts, button))),
  };
}

function renderReplyKeyboard(
  texts: Texts,
  kind: NonNullable<QueuedContent["replyKeyboard"]>,
): ReplyKeyboardMarkup | ReplyKeyboardRemove {
  if (kind === "remove") return { remove_keyboard: true };
  const share = { text: texts.plain(kind.contact), request_contact: true };
  return { keyboard: [[share], [{ text: texts.plain("button-exit") }]], resize_keyboard: true };
}

function renderButton(texts: Texts, button: QueuedButton): InlineKeyboardButton {
  const text = texts.plain(button.key, button.args);
  const style = button.style && { style: button.style };
  if (button.url !== undefined) return { text, url: button.url, ...style };
  if (button.copyText !== undefined) return { text, copy_text: { text: button.copyText }, ...style };
  return { text, callback_data: button.data ?? "-", ...style };
}
