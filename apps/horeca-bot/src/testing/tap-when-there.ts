import type { ChatDriver } from "@gotovo/sandbox/driver";
import { buttonsOf } from "./cafe.ts";

/** Taps a button once it is there. */
export async function tapWhenThere(chat: ChatDriver, button: string): Promise<void> {
  const message = await chat.waitFor(
    (messages) => messages.findLast((each) => buttonsOf(each).flat().includes(button)),
    { what: `a button ${button}` },
  );
  await chat.tap({ text: button, message_id: message.message_id });
}
