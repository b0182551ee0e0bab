import type { CallbackAnswer } from "../../control/contract.ts";
import type { Call } from "../call.ts";
import { badRequest } from "../errors.ts";

/** Telegram gives no figure; answers after some minutes are refused. */
const answerWithinMs = 5 * 60 * 1000;

export function answerCallbackQuery({ world, bot, params }: Call) {
  const text = params.text as string | undefined;
  if (text !== undefined && text.length > 200) throw badRequest("MESSAGE_TOO_LONG");
  const query = world.queries.get(params.callback_query_id as string);
  const fresh = query && query.bot_id === bot.id && world.now() - query.at <= answerWithinMs;
  if (!fresh) throw badRequest("query is too old and response timeout expired or query ID is invalid");
  world.queries.delete(query.id);
  const answer: CallbackAnswer = {
    show_alert: params.show_alert === true,
    ...(text && { text }),
    ...(params.url !== undefined && { url: params.url as string }),
  };
  const { chat_id, person_id, message_id } = query;
  world.events.emit({
    type: "callback_answered",
    bot_id: chat_id < 0 ? null : bot.id,
    chat_id,
    person_id,
    message_id,
    callback_query_id: query.id,
    answer,
  });
  return true;
}
