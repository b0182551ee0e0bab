import type { ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import { queueMessage } from "./queue-message.ts";
import { keyboardGone } from "./step.ts";

/**
 * Ends the step a chat is in, with what was written for it, and closes the questions on its cards. `/exit` also leaves
 * the dialog that is open and closes the list: whoever was told that they left must not write to a customer next.
 * Whoever wrote something that waited is told that it went to nobody.
 * @param from the exit button of a question leaves the questions alone, unless there is none
 * @returns what was left; null when there was nothing
 */
export async function leaveAll(
  deps: Deps,
  { bot, chatId }: ChatKey,
  from: "command" | "question" = "command",
): Promise<"questions" | "views" | "both" | null> {
  const leavesAll = from === "command";
  return deps.db.tx(async (tx) => {
    const rows = await tx.$queryRaw<{ questions: number; views: number; held: number; keyboard: boolean }[]>`
      with step as (delete from chat_step where bot = ${bot}::bot_kind and chat_id = ${chatId} returning data),
      held as (delete from held_message where bot = ${bot}::bot_kind and chat_id = ${chatId} returning 1),
      prompts as (
        update card set prompt = null, prompt_version = null
        where bot = ${bot}::bot_kind and chat_id = ${chatId} and prompt is not null returning 1),
      views as (
        update chat set dialog_id = null, dialog_at = null, dialog_list = null
        where bot = ${bot}::bot_kind and chat_id = ${chatId} and (dialog_id is not null or dialog_list is not null)
          and (${leavesAll} or not exists (select 1 from step) and not exists (select 1 from prompts))
        returning 1)
      select (select count(*) from held)::int as held, (select count(*) from step)::int + (select count(*) from held)::int
        + (select count(*) from prompts)::int as questions, (select count(*) from views)::int as views,
        exists (select 1 from step where data ? 'keyboard') as keyboard`;
    if (rows[0]?.keyboard) await queueMessage(tx, { bot, chatId }, keyboardGone);
    if (rows[0]?.held) await queueMessage(tx, { bot, chatId }, { key: "held-unsent" });
    await publishChats(deps, tx, [{ bot, chatId }]);
    const { questions = 0, views = 0 } = rows[0] ?? {};
    if (questions > 0) return views > 0 ? "both" : "questions";
    return views > 0 ? "views" : null;
  });
}
