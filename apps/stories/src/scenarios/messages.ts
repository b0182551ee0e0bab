import type { ChatDriver, Message } from "@gotovo/sandbox/driver";
import { buttonsOf } from "./cards.ts";

/** Waits for a text of the bot that fits. */
export function shows(chat: ChatDriver, pattern: RegExp): Promise<Message> {
  return chat.waitFor(
    (messages) =>
      messages.findLast(({ from, text }) => from.is_bot && text !== undefined && pattern.test(text)),
    { what: `the bot shows ${pattern}` },
  );
}

/** Taps a button of the newest message that fits; returns the toast. */
export async function tapOn(chat: ChatDriver, pattern: RegExp, button: string): Promise<string | undefined> {
  const card = await chat.waitFor(
    (messages) =>
      messages.findLast(({ text }) => pattern.test(text ?? "")) &&
      messages.findLast((message) => pattern.test(message.text ?? "") && buttonsOf(message).includes(button)),
    { what: `${pattern} with the button ${button}` },
  );
  return (await chat.tap({ text: button, message_id: card.message_id })).answer?.text;
}
