import type { ChatState, GroupState, Message } from "./types.ts";

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

/** The same for a group, each message with the topic it is in. */
export function dumpGroup({ title, topics, members }: GroupState, messages: Message[]): string {
  const names = new Map(
    topics.map(({ thread_id, name, closed }) => [thread_id, closed ? `${name}, closed` : name]),
  );
  return [
    `── ${title}: ${members.map(({ name }) => name).join(", ")}; ${messages.length} messages ──`,
    ...messages.map((message) => {
      const topic = message.thread_id === undefined ? "" : `{${names.get(message.thread_id) ?? "?"}} `;
      return `${topic}${dumpMessage(message)}`;
    }),
    "──",
  ].join("\n");
}

function dumpMessage(message: Message): string {
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
  if (message.service) {
    const { type, names = [], title = "" } = message.service;
    return `<${[type, ...names, title].filter(Boolean).join(" ")}>`;
  }
  return `<pinned #${message.pinned_message_id}>`;
}
