import type { z } from "zod";
import type { CallbackAnswer, TapResult, tap as tapSchema } from "../control/contract.ts";
import { invalid, notFound, notPossible } from "../control/failure.ts";
import { botMessage } from "../state/bot-view.ts";
import { userOfPerson } from "../state/chats.ts";
import type { Bot, Chat, InlineButton, Message } from "../state/types.ts";
import { nextNumber, type World } from "../state/world.ts";
import { checkCanAct, type Seat } from "./seat.ts";

export type TapWish = z.output<typeof tapSchema>;

/** Taps an inline button and, with wait_ms, waits for the bot's answer. */
export async function tap(world: World, seat: Seat, wish: TapWish): Promise<TapResult> {
  const { chat, person } = seat;
  checkCanAct(seat);
  const { message, button } = target(chat, wish);
  const data = wish.data ?? button?.callback_data;
  const result = { message_id: message.message_id, button: button ?? null };
  if (data === undefined) return { ...result, callback_query_id: null, answer: null };

  const bot = askedBot(world, chat, message);
  const id = `${person.id}${String(nextNumber(world)).padStart(9, "0")}`;
  forgetOldest(world);
  world.queries.set(id, {
    id,
    bot_id: bot.id,
    chat_id: chat.chat_id,
    person_id: person.id,
    message_id: message.message_id,
    at: world.now(),
  });
  const answer = wish.wait_ms > 0 ? answerTo(world, id, wish.wait_ms) : null;
  world.updates.push(bot, {
    callback_query: {
      id,
      from: userOfPerson(person),
      message: botMessage(world, chat, message, bot),
      chat_instance: String(bot.id * 7 + chat.chat_id),
      data,
    },
  });
  return { ...result, callback_query_id: id, answer: await answer };
}

/** The bot whose button it is. */
function askedBot(world: World, chat: Chat, message: Message): Bot {
  const bot = world.bots.get(chat.kind === "private" ? chat.bot_id : message.from_id);
  if (!bot) throw notPossible("no_bot", "the message is not a bot's");
  return bot;
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
  if (wish.data !== undefined) return { message: anyMessage(chat, wish) };
  const matches = finder(wish);
  if (wish.message_id !== undefined) {
    const message = anyMessage(chat, wish);
    const button = matches(message);
    if (!button) throw notFound(`such a button of message ${wish.message_id}`);
    return { message, button };
  }
  for (const message of newestFirst(chat, wish)) {
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
function anyMessage(chat: Chat, wish: TapWish): Message {
  const { message_id: id } = wish;
  const message =
    id === undefined ? newestFirst(chat, wish).find((one) => one.inline_keyboard) : chat.messages.get(id);
  if (!message) throw notFound(id === undefined ? "a message with buttons" : `message ${id}`);
  return message;
}

const newestFirst = (chat: Chat, { topic }: TapWish): Message[] =>
  [...chat.messages.values()].reverse().filter(({ thread_id }) => topic === undefined || thread_id === topic);
