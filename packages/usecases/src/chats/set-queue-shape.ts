import { type Heard, heardKeyLength, prefixOf, type QueueShape, readHeard, subject } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";

/**
 * Shows a staff chat the queue in this shape from now on; chat sync takes down the messages of the other one. Cards that
 * were open on the list close. Orders that are there already have been heard, and so has all that the list made heard of
 * them: their cards come silently.
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
        const heard = await heardInList(tx, { bot, chatId });
        await tx.$executeRaw`
          insert into card (bot, chat_id, subject, order_id, repost, alert)
          select chat.bot, chat.chat_id, ${prefixOf("order")} || o.id, o.id, true,
            nullif(${JSON.stringify(heard?.of ?? {})}::jsonb ->> right(o.id::text, ${heardKeyLength}), '')
          from chat join "order" o on o.venue_id = chat.venue_id and o.finished_at is null
            and o.status <> 'payment_process'
          where chat.bot = ${bot}::bot_kind and chat.chat_id = ${chatId}
          on conflict (bot, chat_id, subject) do update
            set repost = true, alert = coalesce(excluded.alert, card.alert)`;
        if (heard?.late)
          await tx.$executeRaw`
            insert into card (bot, chat_id, subject, alert)
            values (${bot}::bot_kind, ${chatId}, ${subject.late}, ${heard.late})
            on conflict (bot, chat_id, subject) do update set alert = excluded.alert`;
      }
    }
    await publishChats(deps, tx, [{ bot, chatId }]);
  });
}

async function heardInList(tx: Tx, { bot, chatId }: ChatKey): Promise<Heard | null> {
  const [list] = await tx.$queryRaw<{ alert: string | null }[]>`
    select alert from card where bot = ${bot}::bot_kind and chat_id = ${chatId} and subject = ${subject.list}`;
  return readHeard(list?.alert ?? null);
}
