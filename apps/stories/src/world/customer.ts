import { randomUUID } from "node:crypto";
import type { OrderStatus } from "@gotovo/domain";
import type { ChatDriver, Message, PersonDriver } from "@gotovo/sandbox/driver";
import { cardsOf, cardsThatStay, statusOf } from "./cards.ts";
import { customerBot } from "./local-telegram.ts";
import type { PlacedOrder } from "./placed-order.ts";

/** Somebody who buys coffee and follows it in Telegram. */
export interface Customer {
  readonly name: string;
  readonly telegramId: number;
  /** As the café's site knows them: later orders need no code. */
  readonly siteUserId: string;
  readonly person: PersonDriver;
  /** Their chat with the customer bot. */
  readonly chat: ChatDriver;
  /** Opens the order's deep link, says that it is theirs, and sees the card. */
  pair(order: PlacedOrder): Promise<Message>;
  /** Waits for the order's newest card, one that tells `status` when it is given. */
  card(order: Pick<PlacedOrder, "number">, status?: OrderStatus): Promise<Message>;
  /** The order's cards that stay in the chat: one is right. */
  cards(order: Pick<PlacedOrder, "number">): Promise<Message[]>;
}

/** A person of the local Telegram as a café's customer. */
export function openCustomer(person: PersonDriver) {
  const chat = person.chat(customerBot.username);
  const customer: Customer = {
    name: person.first_name,
    telegramId: person.id,
    siteUserId: randomUUID(),
    person,
    chat,
    async pair(order) {
      await chat.start(order.token);
      const question = await chat.waitForText(`Order ${order.number} at`);
      await chat.tap("Yes, it is mine", { message_id: question.message_id });
      return customer.card(order);
    },
    card: (order, status) =>
      chat.waitFor(
        (messages) =>
          cardsOf(messages, order.number).findLast(
            ({ text = "" }) => status === undefined || statusOf(text) === status,
          ),
        { what: `a card of order ${order.number} that tells ${status ?? "anything"}` },
      ),
    cards: (order) => cardsThatStay(async () => cardsOf(await chat.messages(), order.number)),
  };
  return customer;
}
