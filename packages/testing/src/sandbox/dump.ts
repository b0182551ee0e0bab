import type { ChatState, Message } from "./types.ts";

/** A chat as text, for failures: one block per message, buttons in brackets. */
export function dumpChat(title: string, chat: ChatState, messages: Message[]): string {
  const marks = [chat.started ? "" : "not started", chat.blocked ? "blocked" : ""].filter(Boolean).join(", ");
  const keyboard = chat.keyboard?.buttons.map((row) => row.map(({ text }) => `(${text})`).join(" ")) ?? [];
  return [
    `── ${title}${marks && ` (${marks})`}, ${messages.length} messages ──`,
    ...messages.map(dumpMessage),
    ...(keyboard.length > 0 ? ["keyboard:", ...keyboard] : []),
    "──",
  ].join("\n");
}

export function dumpMessage(message: Message): string {
  const marks = [
    message.edit_date ? "edited" : "",
    message.pinned ? "pinned" : "",
    message.silent ? "silent" : "",
    ...message.reactions.map(({ emoji }) => emoji),
  ].filter(Boolean);
  const rows =
    message.inline_keyboard?.map((row) => `    ${row.map(({ text }) => `[${text}]`).join(" ")}`) ?? [];
  return [
    `#${message.message_id} ${message.from.name}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`,
    ...(message.reply_to ? [`    > ${message.reply_to.text}`] : []),
    ...body(message)
      .split("\n")
      .map((line) => `    ${line}`),
    ...rows,
  ].join("\n");
}

function body(message: Message): string {
  if (message.text !== undefined) return message.text;
  if (message.file) return `<${message.file.kind}> ${message.caption ?? ""}`.trim();
  if (message.contact) return `<contact ${message.contact.first_name}>`;
  if (message.location) return "<location>";
  return `<pinned #${message.pinned_message_id}>`;
}
