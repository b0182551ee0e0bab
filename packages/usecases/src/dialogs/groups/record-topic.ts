import type { TopicRecord, TopicTurn } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../../context.ts";
import { pauseGroup } from "./pause-group.ts";

/** Remembers it, unless that group is not the venue's any more. What was in a topic that is gone is gone too. */
export async function recordTopic(deps: Deps, group: ChatKey, record: TopicRecord): Promise<void> {
  await deps.db.tx(async (tx) => {
    switch (record.do) {
      case "named": {
        const { dialogId, topicId, title, isNew } = record;
        await tx.$executeRaw`
          update dialog d set topic_id = ${topicId}, topic_name = ${title}, topic_closed = d.topic_closed and not ${isNew},
            topic_introduced = d.topic_introduced and not ${isNew}
          from venue_group g
          where d.id = ${dialogId}::uuid and g.venue_id = d.venue_id and g.chat_id = ${group.chatId}
            and (d.topic_id = ${topicId} or ${isNew})`;
        return;
      }
      case "introduced":
        await tx.$executeRaw`
          update dialog d set topic_introduced = true from venue_group g
          where d.id = ${record.dialogId}::uuid and g.venue_id = d.venue_id and g.chat_id = ${group.chatId}
            and d.topic_id = ${record.topicId}`;
        return;
      case "turned":
        return recordTurned(tx, group, record);
      case "gone": {
        const forgotten = await tx.$executeRaw`
          update dialog d set topic_id = null, topic_name = null, topic_closed = false from venue_group g
          where d.id = ${record.dialogId}::uuid and g.venue_id = d.venue_id and g.chat_id = ${group.chatId}
            and d.topic_id = ${record.topicId}`;
        if (forgotten === 0) return;
        await tx.$executeRaw`
          delete from dialog_copy c using dialog_message m
          where m.dialog_id = ${record.dialogId}::uuid and c.dialog_message_id = m.id
            and c.bot = ${group.bot}::bot_kind and c.chat_id = ${group.chatId}`;
        return;
      }
      case "forbidden":
        return pauseGroup(deps, tx, group);
      default:
        return record satisfies never;
    }
  });
}

/** Part of the caller's transaction: remembers whether a topic is closed, unless that group is not the venue's any more. */
export async function recordTurned(
  tx: Tx,
  group: ChatKey,
  { dialogId, topicId, closed }: TopicTurn,
): Promise<void> {
  await tx.$executeRaw`
    update dialog d set topic_closed = ${closed} from venue_group g
    where d.id = ${dialogId}::uuid and g.venue_id = d.venue_id and g.chat_id = ${group.chatId}
      and d.topic_id = ${topicId}`;
}
