import type { TopicTurn } from "@gotovo/domain";
import type { RelayStep } from "./types.ts";

/** The topic of a forum in which a dialog is shown. */
export interface RelayTopic {
  readonly dialogId: string;
  /** Null: it has to be made. */
  readonly id: number | null;
  /** As it was named last. */
  readonly name: string | null;
  /** As it is to be named. */
  readonly title: string;
  /** HTML that it is to begin with ("" for nothing); null when that is there. */
  readonly intro?: string | null;
}

/** One thing to do so that a topic is as it should be. */
export type TopicStep =
  | { readonly do: "create"; readonly dialogId: string; readonly title: string }
  | { readonly do: "rename"; readonly dialogId: string; readonly topicId: number; readonly title: string }
  | { readonly do: "introduce"; readonly dialogId: string; readonly topicId: number; readonly html: string }
  | ({ readonly do: "turn" } & TopicTurn);

/** What a topic needs before anything can be posted in it; null when nothing is to be posted, or nothing is needed. */
export function planTopic(topic: RelayTopic, steps: readonly RelayStep[]): TopicStep | null {
  if (!steps.some((step) => step.do === "send" || step.do === "album")) return null;
  const { dialogId, id, name, title, intro = null } = topic;
  if (id === null) return { do: "create", dialogId, title };
  if (name !== title) return { do: "rename", dialogId, topicId: id, title };
  return intro === null ? null : { do: "introduce", dialogId, topicId: id, html: intro };
}

/** True when Telegram's answer says that there is no such topic (any longer). */
export function isTopicGone(description: string): boolean {
  return /thread not found|topic_id_invalid|topic_deleted/i.test(description);
}
