import type { OutgoingRelay } from "../chat-sync/types.ts";

/** That messages of a chat are taken down. */
export function takingDown(messageIds: readonly number[]): OutgoingRelay {
  return { relay: messageIds.map((messageId) => ({ do: "remove", messageId })) };
}
