import { setTimeout as sleep } from "node:timers/promises";
import type { ChatKey, Deps } from "../context.ts";
import { type FoundMessage, findMessage, isBeingShown } from "./find-message.ts";

/** How long to wait for a record that is still being written: two seconds. */
const recordPauseMs = 100;
const longestTries = 20;

/**
 * The message of a dialog that somebody answers, edits or reacts to in a chat; null when it is none. Who does so may be
 * quicker than the record of what they see: while something is on its way to the chat, what is newer than all that is recorded
 * there is waited for.
 */
export async function findShown(
  deps: Pick<Deps, "db">,
  chat: ChatKey,
  messageId: number,
): Promise<FoundMessage | null> {
  for (let tries = 1; ; tries++) {
    const message = await findMessage(deps, chat, messageId);
    if (message) return message;
    // Looked for once more: it may have been recorded in between.
    if (tries >= longestTries || !(await isBeingShown(deps, chat, messageId)))
      return findMessage(deps, chat, messageId);
    await sleep(recordPauseMs);
  }
}
