import { setTimeout as sleep } from "node:timers/promises";
import { performStep } from "../relay/perform.ts";
import type { Delivery } from "./deliver.ts";
import type { ChatSyncDeps } from "./sync-chat.ts";
import type { ChatState, OutgoingMessage, OutgoingRelay, QueuedMessage } from "./types.ts";

/** A chat is not waited for longer than this in one go. */
const longestPauseMs = 2_000;

/** Waits until a message's time has come; true when it had to. */
export async function tooEarly({ waitMs = 0 }: QueuedMessage<unknown>): Promise<boolean> {
  if (waitMs <= 0) return false;
  await sleep(Math.min(waitMs, longestPauseMs));
  return true;
}

/** Sends the next of a chat's queue, and remembers that. A message that cannot be worded is a fault of ours; it must not hold up the rest of its chat. */
export async function sendQueued<Content, State extends ChatState<Content>>(
  deps: ChatSyncDeps<Content, State>,
  delivery: Delivery,
  state: State,
  queued: QueuedMessage<Content>,
): Promise<void> {
  const { renderer, store, log } = deps;
  let message: OutgoingMessage | OutgoingRelay;
  let file: Uint8Array | undefined;
  try {
    message = renderer.message(queued.content, state);
    if ("file" in message) file = await message.file?.make();
  } catch (error) {
    if (deps.isTransient(error)) throw error;
    log.error({ err: error, messageId: queued.id }, "a queued message cannot be worded");
    return store.recordFailed(queued.id, "it could not be worded");
  }
  if ("relay" in message) return relay(deps, delivery, state, queued, message);
  const result = await delivery.send(state.chatId, message, queued.silent, file);
  if ("messageId" in result) await store.recordSent(queued.id, result.messageId);
  else await store.recordFailed(queued.id, result.refused);
}

/** Each step is remembered before the next one: a kill repeats one of them at most. */
async function relay<Content, State extends ChatState<Content>>(
  deps: ChatSyncDeps<Content, State>,
  delivery: Delivery,
  { chatId }: State,
  queued: QueuedMessage<Content>,
  { relay: steps }: OutgoingRelay,
): Promise<void> {
  let messageId: number | null = null;
  for (const step of steps) {
    const result = await performStep(deps.relay, delivery, chatId, step, queued.silent);
    if ("refused" in result) {
      const { refused } = result;
      if (refused !== "too_big") {
        deps.log.error(
          { chatId: String(chatId), step: step.do, refused },
          "Telegram refused a message of a dialog",
        );
      }
      return deps.store.recordFailed(queued.id, result.refused);
    }
    await deps.store.recordRelayed(chatId, result.records);
    for (const record of result.records) if (record.do === "copy") messageId ??= record.messageId;
  }
  await deps.store.recordSent(queued.id, messageId);
}
