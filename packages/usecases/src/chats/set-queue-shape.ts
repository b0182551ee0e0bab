import { prefixOf, type QueueShape, subject } from "@gotovo/domain";
import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";

/**
 * Shows a staff chat the queue in this shape from now on; chat sync takes down the messages of the other one. Cards that
 * were open on the list close. Orders that are there already have been heard: their cards come silently.
 */
export async function setQueueShape(deps: Deps, { bot, chatId }: ChatKey, shape: QueueShape): Promise<void> {
  const isList = shape === "list";
  await deps.db.tx(async (tx) => {
    const turned = await tx.$executeRaw`
      update chat set queue_list = ${isList}
      where bot = ${bot}::bot_kind and chat_id = ${chatId} and queue_list <> ${isList}`;
    if (turned > 0) {
      await tx.$executeRaw`
        update card set expanded = false, prompt = null, prompt_version = null
        where bot = ${bot}::bot_kind and chat_id = ${chatId}
          and (order_id is not null or subject in (${subject.queue}, ${subject.list}))`;
      if (!isList) {
        await tx.$executeRaw`
          insert into card (bot, chat_id, subject, order_id, repost)
          select chat.bot, chat.chat_id, ${prefixOf("order")} || o.id, o.id, true
          from chat join "order" o on o.venue_id = chat.venue_id and o.finished_at is null
            and o.status <> 'payment_process'
          where chat.bot = ${bot}::bot_kind and chat.chat_id = ${chatId}
          on conflict (bot, chat_id, subject) do update set repost = true`;
      }
    }
    await publishChats(deps, tx, [{ bot, chatId }]);
  });
}
