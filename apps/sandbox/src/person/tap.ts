import type { z } from "zod";
import type { CallbackAnswer, TapResult, tap as tapSchema } from "../control/contract.ts";
import { invalid, notFound, notPossible } from "../control/failure.ts";
import { botMessage } from "../state/bot-view.ts";
import { botOf, personOf, userOfPerson } from "../state/chats.ts";
import type { Chat, InlineButton, Message } from "../state/types.ts";
import { nextNumber, type World } from "../state/world.ts";

export type TapWish = z.output<typeof tapSchema>;

/** Taps an inline button and, with wait_ms, waits for the bot's answer. */
export async function tap(world: World, chat: Chat, wish: TapWish): Promise<TapResult> {
  if (chat.blocked) throw notPossible("blocked", "the person has blocked this bot");
  const { message, button } = target(chat, wish);
  const data = wish.data ?? button?.callback_data;
  const result = { message_id: message.message_id, button: button ?? null };
  if (data === undefined) return { ...result, callback_query_id: null, answer: null };

  const id = `${chat.chat_id}${String(nextNumber(world)).padStart(9, "0")}`;
  forgetOldest(world);
  world.queries.set(id, {
    id,
    bot_id: chat.bot_id,
    chat_id: chat.chat_id,
    message_id: message.message_id,
    at: world.now(),
  });
  const answer = wish.wait_ms > 0 ? answerTo(world, id, wish.wait_ms) : null;
  world.updates.push(botOf(world, chat), {
    callback_query: {
      id,
      from: userOfPerson(personOf(world, chat)),
      message: botMessage(world, chat, message),
      chat_instance: String(chat.bot_id * 7 + chat.chat_id),
      data,
    },
  });
  return { ...result, callback_query_id: id, answer: await answer };
}

/** Taps that no bot ever answers must not pile up. */
function forgetOldest({ queries }: World): void {
  const [oldest] = queries.keys();
  if (queries.size > 100_000 && oldest !== undefined) queries.delete(oldest);
}

function answerTo(world: World, queryId: string, ms: number): Promise<CallbackAnswer | null> {
  return new Promise((resolve) => {
    const end = (answer: CallbackAnswer | null) => {
      clearTimeout(timer);
      unsubscribe();
      resolve(answer);
    };
    const timer = setTimeout(end, ms, null);
    const unsubscribe = world.events.subscribe(({ happening }) => {
      if (happening.type === "callback_answered" && happening.callback_query_id === queryId)
        end(happening.answer);
    });
  });
}

function target(chat: Chat, wish: TapWish): { message: Message; button?: InlineButton } {
  if (wish.data !== undefined) return { message: anyMessage(chat, wish.message_id) };
  const matches = finder(wish);
  if (wish.message_id !== undefined) {
    const message = anyMessage(chat, wish.message_id);
    const button = matches(message);
    if (!button) throw notFound(`such a button of message ${wish.message_id}`);
    return { message, button };
  }
  for (const message of [...chat.messages.values()].reverse()) {
    const button = matches(message);
    if (button) return { message, button };
  }
  throw notFound(`a button "${wish.text ?? `${wish.row}, ${wish.column}`}"`);
}

function finder({ text, row, column }: TapWish): (message: Message) => InlineButton | undefined {
  if (text !== undefined)
    return (message) => message.inline_keyboard?.flat().find((one) => one.text === text);
  if (row === undefined || column === undefined) throw invalid("give text, row and column, or data");
  return (message) => message.inline_keyboard?.[row]?.[column];
}

/** A given message, or the newest one with buttons. */
function anyMessage(chat: Chat, messageId: number | undefined): Message {
  const message =
    messageId === undefined
      ? [...chat.messages.values()].reverse().find((one) => one.inline_keyboard)
      : chat.messages.get(messageId);
  if (!message) throw notFound(messageId === undefined ? "a message with buttons" : `message ${messageId}`);
  return message;
}
