import type { Hope, TopicRecord } from "@gotovo/domain";
import type { Api } from "grammy";
import type { Delivery } from "../chat-sync/deliver.ts";
import { judge } from "../outbound/refusals.ts";
import { describe } from "./refused.ts";
import { isTopicGone, type TopicStep } from "./topic.ts";

/**
 * Makes a topic.
 * @returns what has become of it, or whether it may work later
 * @throws what the methods of `Delivery` throw
 */
export async function createTopic(
  api: Api,
  delivery: Delivery,
  chatId: bigint,
  { dialogId, title }: Extract<TopicStep, { do: "create" }>,
): Promise<TopicRecord | { readonly refused: Hope }> {
  const made = await delivery.counted(chatId, () => api.createForumTopic(Number(chatId), title));
  if ("ok" in made) return { do: "named", dialogId, topicId: made.ok.message_thread_id, title, isNew: true };
  const description = describe(made.failure);
  return isForbidden(description) ? { do: "forbidden" } : { refused: judge(description).hope };
}

/**
 * Names, introduces, closes or reopens a topic. What it is already counts as done, and so does what Telegram will not
 * take: a topic goes on under its old name, and without its first lines.
 * @throws what the methods of `Delivery` throw
 */
export async function performTopicStep(
  api: Api,
  delivery: Delivery,
  chatId: bigint,
  step: Exclude<TopicStep, { do: "create" }>,
): Promise<TopicRecord> {
  const chat = Number(chatId);
  switch (step.do) {
    case "rename": {
      const { dialogId, topicId, title } = step;
      const renamed = await delivery.counted(chatId, () =>
        api.editForumTopic(chat, topicId, { name: title }),
      );
      return refusalOf(renamed, step) ?? { do: "named", dialogId, topicId, title, isNew: false };
    }
    case "introduce": {
      const { dialogId, topicId, html } = step;
      const done = { do: "introduced", dialogId, topicId } as const;
      if (html === "") return done;
      const posted = await delivery.counted(chatId, () =>
        api.sendMessage(chat, html, {
          message_thread_id: topicId,
          parse_mode: "HTML",
          disable_notification: true,
          link_preview_options: { is_disabled: true },
        }),
      );
      return refusalOf(posted, step) ?? done;
    }
    case "turn": {
      const { dialogId, topicId, closed } = step;
      const turned = await delivery.counted(chatId, () =>
        closed ? api.closeForumTopic(chat, topicId) : api.reopenForumTopic(chat, topicId),
      );
      return refusalOf(turned, step) ?? { do: "turned", dialogId, topicId, closed };
    }
    default:
      return step satisfies never;
  }
}

type Answer = Awaited<ReturnType<Delivery["counted"]>>;

/** Null: it is as it should be, or nothing can be done about it. */
function refusalOf(
  answer: Answer,
  { dialogId, topicId }: { readonly dialogId: string; readonly topicId: number },
): TopicRecord | null {
  if ("ok" in answer || answer.failure.kind !== "refused") return null;
  const { description } = answer.failure;
  if (isTopicGone(description)) return { do: "gone", dialogId, topicId };
  return isForbidden(description) ? { do: "forbidden" } : null;
}

/** The bot may make no topics in this group, or there can be none. */
function isForbidden(description: string): boolean {
  return /not enough rights|not a forum|admin_required/i.test(description);
}
