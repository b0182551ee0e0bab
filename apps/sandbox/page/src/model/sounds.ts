import type { PaneAddress } from "./address.ts";
import type { SandboxEvent } from "./state.ts";

/** Whether an event is to be heard: a bot's message that is not silent, in a chat somebody has open. */
export function shouldSound(event: SandboxEvent, panes: PaneAddress[]): boolean {
  if (event.type !== "message_new" || !event.message.from.is_bot || event.message.silent) return false;
  if (event.bot === null) return panes.some(({ group }) => group === event.chat_id);
  return panes.some(({ person, bot }) => person === event.chat_id && bot === event.bot);
}
