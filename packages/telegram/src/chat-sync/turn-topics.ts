import type { ChatState } from "@gotovo/domain";
import { performTopicStep } from "../relay/perform-topic.ts";
import type { Delivery } from "./deliver.ts";
import type { ChatSyncDeps } from "./deps.ts";

/** Closes and reopens the topics of a forum that have to be; true when there were any. */
export async function turnTopics<Content, State extends ChatState<Content>>(
  { api, store }: ChatSyncDeps<Content, State>,
  delivery: Delivery,
  { chatId, topics = [] }: State,
): Promise<boolean> {
  for (const topic of topics) {
    await store.recordTopic(chatId, await performTopicStep(api, delivery, chatId, { do: "turn", ...topic }));
  }
  return topics.length > 0;
}
