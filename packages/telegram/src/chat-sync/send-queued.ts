import { setTimeout as sleep } from "node:timers/promises";
import { type ChatState, type QueuedMessage, retryOf } from "@gotovo/domain";
import { judge } from "../outbound/refusals.ts";
import { insteadOf } from "../relay/instead.ts";
import { performStep } from "../relay/perform.ts";
import { createTopic, performTopicStep } from "../relay/perform-topic.ts";
import type { Refusal } from "../relay/refused.ts";
import { isTopicGone, planTopic } from "../relay/topic.ts";
import type { RelayStep } from "../relay/types.ts";
import type { Delivery } from "./deliver.ts";
import type { ChatSyncDeps } from "./deps.ts";
import type { OutgoingRelay } from "./types.ts";

/** A chat is not waited for longer than this in one go. */
const longestPauseMs = 2_000;

/** Waits until a message's time has come; true when it had to. */
export async function tooEarly({ waitMs = 0 }: QueuedMessage<unknown>): Promise<boolean> {
  if (waitMs <= 0) return false;
  await sleep(Math.min(waitMs, longestPauseMs));
  return true;
}

/**
 * Sends the next of a chat's queue, and remembers that. A message that cannot be worded is a fault of ours; it must not
 * hold up the rest of its chat.
 * @param shown ids of the messages of dialogs that were shown since the chat was read
 * @returns false when the chat has to be read again first: what was read of the message is no longer true
 */
export async function sendQueued<Content, State extends ChatState<Content>>(
  deps: ChatSyncDeps<Content, State>,
  delivery: Delivery,
  state: State,
  queued: QueuedMessage<Content>,
  shown: Set<string>,
): Promise<boolean> {
  const { renderer, store, log } = deps;
  let message: ReturnType<typeof renderer.message>;
  let file: Uint8Array | undefined;
  try {
    message = renderer.message(queued.content, state);
    if (message && "file" in message) file = await message.file?.make();
  } catch (error) {
    if (deps.isTransient(error)) throw error;
    log.error({ err: error, messageId: queued.id }, "a queued message cannot be worded");
    await store.recordFailed(queued.id, "it could not be worded");
    return true;
  }
  if (message === null || "failed" in message) {
    await store.recordFailed(queued.id, message?.failed ?? "it is not for this chat any more");
    return true;
  }
  if ("relay" in message) return relay(deps, delivery, state, queued, message, shown);
  const result = await delivery.send(state.chatId, message, queued.silent, file);
  if ("messageId" in result) {
    await store.recordSent(queued.id, result.messageId);
    return true;
  }
  const retry = retryOf(judge(result.refused).hope, queued.tries ?? 0);
  if (retry === null) await store.recordFailed(queued.id, result.refused);
  else await store.recordPostponed(queued.id, retry);
  return retry === null;
}

/** Each step is remembered before the next one: a kill repeats one of them at most. */
async function relay<Content, State extends ChatState<Content>>(
  deps: ChatSyncDeps<Content, State>,
  delivery: Delivery,
  { chatId }: State,
  queued: QueuedMessage<Content>,
  { relay: steps, topic }: OutgoingRelay,
  shown: Set<string>,
): Promise<boolean> {
  const { store } = deps;
  const ids = steps.flatMap(messagesOf);
  // Planned before it was there: it would be sent a second time.
  if (ids.some((id) => shown.has(id))) return false;
  const first = topic ? planTopic(topic, steps) : null;
  if (first) {
    await readyTopic(deps, delivery, chatId, queued, first);
    return false;
  }
  const place = { silent: queued.silent, topicId: topic?.id ?? null };
  let messageId: number | null = null;
  for (const step of steps) {
    const result = await performStep(deps.relay, delivery, chatId, step, place);
    if ("refused" in result) {
      const { refused } = result;
      if (topic && topic.id !== null && isTopicGone(refused.description)) {
        await store.recordTopic(chatId, { do: "gone", dialogId: topic.dialogId, topicId: topic.id });
        return false;
      }
      return settleRefused(deps, chatId, queued, step, refused);
    }
    await store.recordRelayed(chatId, result.records);
    for (const id of messagesOf(step)) shown.add(id);
    for (const record of result.records) if (record.do === "copy") messageId ??= record.messageId;
  }
  await store.recordSent(queued.id, messageId);
  return true;
}

/** A topic that cannot be made for a while is one that may not be made. */
async function readyTopic<Content, State extends ChatState<Content>>(
  { api, store }: ChatSyncDeps<Content, State>,
  delivery: Delivery,
  chatId: bigint,
  queued: QueuedMessage<Content>,
  step: NonNullable<ReturnType<typeof planTopic>>,
): Promise<void> {
  if (step.do !== "create")
    return store.recordTopic(chatId, await performTopicStep(api, delivery, chatId, step));
  const made = await createTopic(api, delivery, chatId, step);
  if (!("refused" in made)) return store.recordTopic(chatId, made);
  const retry = retryOf(made.refused, queued.tries ?? 0);
  return retry ? store.recordPostponed(queued.id, retry) : store.recordTopic(chatId, { do: "forbidden" });
}

/**
 * What Telegram did not take is tried again for a while; then the chat is given something else in its place, or the
 * message has failed.
 * @returns false when the chat has to be read again
 */
async function settleRefused<Content, State extends ChatState<Content>>(
  { store, log }: ChatSyncDeps<Content, State>,
  chatId: bigint,
  queued: QueuedMessage<Content>,
  step: RelayStep,
  refused: Refusal,
): Promise<boolean> {
  const retry = retryOf(refused.hope, queued.tries ?? 0);
  // While a chat stands still, an album waits for all its files.
  const instead = retry?.holds ? [] : insteadOf(step, refused, retry === null);
  const known = { chatId: String(chatId), step: step.do, refused };
  if (instead.length > 0) {
    log.warn(known, "a chat is given something else in place of what it cannot have");
    await store.recordRelayed(chatId, instead);
    return false;
  }
  if (retry !== null) {
    await store.recordPostponed(queued.id, retry);
    return false;
  }
  log.error(known, "Telegram refused a message of a dialog");
  await store.recordFailed(queued.id, refused.reason === "too_big" ? "too_big" : refused.description);
  return true;
}

/** The messages of dialogs that a step shows. */
function messagesOf(step: RelayStep): string[] {
  if (step.do === "album") return step.items.map(({ id }) => id);
  return "id" in step ? [step.id] : [];
}
