import type { InlineKeyboardButton } from "grammy/types";
import type { OutgoingMessage } from "./chat-sync/types.ts";
import type { Texts } from "./text/translator.ts";

/** A queued message as it is kept in the database: a Fluent key with values, and buttons. */
export interface QueuedContent {
  readonly key: string;
  readonly args?: Record<string, string | number>;
  readonly buttons?: readonly (readonly QueuedButton[])[];
  /** In a forum: the topic to say it in. */
  readonly topicId?: number;
  /** A file to make when the message is sent: by whom (a name in `FileMakers`) and of what. */
  readonly file?: {
    readonly kind: "photo" | "document";
    readonly name: string;
    readonly make: string;
    readonly args: Record<string, string | number>;
  };
}

/** Makes the files of queued messages, by name. */
export type FileMakers = Readonly<
  Record<string, (args: Record<string, string | number>, texts: Texts) => Promise<Uint8Array>>
>;

export interface QueuedButton {
  readonly key: string;
  readonly args?: Record<string, string | number>;
  readonly data?: string;
  readonly url?: string;
  readonly copyText?: string;
  readonly style?: "danger" | "success" | "primary";
}

/** The message that a queued content stands for, in the chat's language. */
export function renderQueued(texts: Texts, content: QueuedContent, makers: FileMakers = {}): OutgoingMessage {
  const { file } = content;
  const make = file && makers[file.make];
  if (file && !make) throw new Error(`Nobody makes ${file.make}`);
  return {
    ...(file && make && { file: { kind: file.kind, name: file.name, make: () => make(file.args, texts) } }),
    text: texts.html(content.key, content.args),
    topicId: content.topicId,
    keyboard: (content.buttons ?? []).map((row) => row.map((button) => renderButton(texts, button))),
  };
}

function renderButton(texts: Texts, button: QueuedButton): InlineKeyboardButton {
  const text = texts.plain(button.key, button.args);
  const style = button.style && { style: button.style };
  if (button.url !== undefined) return { text, url: button.url, ...style };
  if (button.copyText !== undefined) return { text, copy_text: { text: button.copyText }, ...style };
  return { text, callback_data: button.data ?? "-", ...style };
}
