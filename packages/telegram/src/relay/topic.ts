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
}

/** A topic that is not as it should be. */
export interface TopicTurn {
  readonly dialogId: string;
  readonly topicId: number;
  /** What it should be. */
  readonly closed: boolean;
}

/** One thing to do so that a topic is as it should be. */
export type TopicStep =
  | { readonly do: "create"; readonly dialogId: string; readonly title: string }
  | { readonly do: "rename"; readonly dialogId: string; readonly topicId: number; readonly title: string }
  | ({ readonly do: "turn" } & TopicTurn);

/** What came of it, to be remembered. */
export type TopicRecord =
  | {
      readonly do: "named";
      readonly dialogId: string;
      readonly topicId: number;
      readonly title: string;
      readonly isNew: boolean;
    }
  | ({ readonly do: "turned" } & TopicTurn)
  /** Somebody deleted it, with all that was in it. */
  | { readonly do: "gone"; readonly dialogId: string; readonly topicId: number }
  /** The bot may not make topics in this group (any more). */
  | { readonly do: "forbidden" };

/** What a topic needs before anything can be posted in it; null when nothing is to be posted, or nothing is needed. */
export function planTopic(topic: RelayTopic, steps: readonly RelayStep[]): TopicStep | null {
  if (!steps.some((step) => step.do === "send" || step.do === "album")) return null;
  const { dialogId, id, name, title } = topic;
  if (id === null) return { do: "create", dialogId, title };
  return name === title ? null : { do: "rename", dialogId, topicId: id, title };
}

/** True when Telegram's answer says that there is no such topic (any more). */
export function isTopicGone(description: string): boolean {
  return /thread not found|topic_id_invalid|topic_deleted/i.test(description);
}
