import { setTimeout as sleep } from "node:timers/promises";
import type { OrderStatus } from "@gotovo/domain";
import type { Message } from "@gotovo/sandbox/driver";

/** What the cards of both bots say of a status, in English. */
const words: [OrderStatus, RegExp][] = [
  ["canceled_by_user", /You canceled the order|Status: Canceled by the customer/],
  ["canceled_by_cafe", /The café canceled the order|Status: Canceled by the café/],
  ["utilized", /Nobody came for the order|Status: Discarded/],
  ["delivered", /Picked up\. Enjoy|Status: Handed out/],
  ["ready", /✅ Ready( ·|$)|Status: Ready/m],
  ["in_progress", /⏳ Being made|Status: In progress/],
  ["placed", /✅ Received|Status: Placed/],
  ["payment_process", /Waiting for payment|Status: Being paid/],
];

/** The status that a card's text tells; undefined for a text that is no card. */
export function statusOf(text: string): OrderStatus | undefined {
  return words.find(([, pattern]) => pattern.test(text))?.[0];
}

/** The number of the order that a text is the card of; undefined when it is none. HTML or plain. */
export function numberOf(text: string): string | undefined {
  const plain = text.replace(/<[^>]+>/g, "");
  const [, customers, staffs] = /^Order (\S+) ·|^\S* ?Order: (\S+) \|/.exec(plain) ?? [];
  return customers ?? staffs;
}

/** The cards of an order in a chat, from top to bottom. */
export function cardsOf(messages: readonly Message[], number: string): Message[] {
  return messages.filter(({ from, text = "" }) => from.is_bot && numberOf(text) === number);
}

/** Every card in a chat as `number status`, from top to bottom. */
export function shownIn(messages: readonly Message[]): string[] {
  return messages.flatMap(({ text = "" }) => {
    const number = numberOf(text);
    return number === undefined ? [] : [`${number} ${statusOf(text)}`];
  });
}

/** The labels of a message's buttons. */
export function buttonsOf({ inline_keyboard }: Pick<Message, "inline_keyboard">): string[] {
  return (inline_keyboard ?? []).flat().map(({ text }) => text);
}

/** What a button of a message sends when it is tapped. */
export function dataOf({ inline_keyboard }: Pick<Message, "inline_keyboard">, label: string): string {
  const data = inline_keyboard?.flat().find(({ text }) => text === label)?.callback_data;
  if (data === undefined) throw new Error(`There is no button "${label}"`);
  return data;
}

/** How long a card that is posted again may stand beside its older message, in milliseconds. */
const overlapMs = 5_000;

/**
 * The cards of one order that stay in a chat: a card that must be heard is posted again before the older message of it
 * goes, so two are looked at again for a moment.
 */
export async function cardsThatStay<Card>(look: () => Promise<Card[]>): Promise<Card[]> {
  const deadline = Date.now() + overlapMs;
  for (;;) {
    const cards = await look();
    if (cards.length <= 1 || Date.now() > deadline) return cards;
    await sleep(50);
  }
}
