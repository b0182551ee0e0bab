import { type ChatDriver, type Message, waitUntil } from "@gotovo/sandbox/driver";
import { buttonsOf, cardsThatStay } from "../world/cards.ts";

export { buttonsOf };

/** Longer than any story should need: the machine may be busy with other files. */
const timeoutMs = 10_000;

/** The card of an order in either bot's chat; its text has to match. */
export function cardOf(chat: ChatDriver, number: string, text: string | RegExp = ""): Promise<Message> {
  const fits = (found: string) => (typeof text === "string" ? found.includes(text) : text.test(found));
  return chat.waitFor((messages) => cardsIn(messages, number).findLast((card) => fits(card.text ?? "")), {
    what: `a card of order ${number} that says ${text}`,
    timeoutMs,
  });
}

/** Waits until the chat shows no card of the order. */
export function cardGone(chat: ChatDriver, number: string): Promise<true> {
  return chat.waitFor((messages) => cardsIn(messages, number).length === 0 || undefined, {
    what: `no card of order ${number}`,
    timeoutMs,
  });
}

/** How many cards the chat shows of an order: one is right. */
export async function countCards(chat: ChatDriver, number: string): Promise<number> {
  return (await cardsThatStay(async () => cardsIn(await chat.messages(), number))).length;
}

/** Taps a button of the order's card; returns the toast. */
export async function tapOn(chat: ChatDriver, number: string, button: string): Promise<string | undefined> {
  const card = await chat.waitFor(
    (messages) => cardsIn(messages, number).findLast((found) => buttonsOf(found).includes(button)),
    { what: `a card of order ${number} with the button ${button}`, timeoutMs },
  );
  return (await chat.tap({ text: button, message_id: card.message_id })).answer?.text;
}

/** Waits for a text of the bot that is new since `after`. */
export function newText(chat: ChatDriver, pattern: RegExp, after: Message): Promise<Message> {
  return chat.waitFor(
    (messages) =>
      messages.find(({ message_id, text }) => message_id > after.message_id && pattern.test(text ?? "")),
    { what: `the bot says ${pattern} after #${after.message_id}`, timeoutMs },
  );
}

/** Waits until a look answers what is wanted. */
export async function eventually<Value>(look: () => Promise<Value>, wanted: Value): Promise<void> {
  await waitUntil(
    async () => (await look()) === wanted,
    { what: `it becomes ${wanted}`, timeoutMs },
    async () => `It is ${await look()}.`,
  );
}

function cardsIn(messages: Message[], number: string): Message[] {
  const title = new RegExp(
    `^\\P{L}*(?:(?:ТЕСТ|TEST) \\P{L}*)?(?:Заказ №:?|Order:?) ${number}(?: ·| \\|)`,
    "u",
  );
  return messages.filter(({ from, text }) => from.is_bot && title.test(text ?? ""));
}
