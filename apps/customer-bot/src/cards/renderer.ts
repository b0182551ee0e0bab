import { type ChatRenderer, type QueuedContent, renderQueued, type Translator } from "@gotovo/telegram";
import type { ChatView } from "@gotovo/usecases/chats/chat-store";
import type { Deps } from "@gotovo/usecases/context";
import { ordersOfChat } from "@gotovo/usecases/orders/orders-of-person";
import { orderCard } from "./order-card.ts";
import { pairingCard, pairingStep } from "./pairing-card.ts";
import { stepCard } from "./step-card.ts";

/** What a customer's chat shows: a card for each active order, and the question of a pairing under way. */
export function createRenderer(deps: Deps, translator: Translator): ChatRenderer<QueuedContent, ChatView> {
  return {
    async load(chatId) {
      const orders = await ordersOfChat(deps, chatId);
      return (chat) => {
        const texts = translator(chat.language);
        const now = deps.clock();
        const open = new Map(chat.cards.map((card) => [card.subject, card]));
        const cards = orders.map((order) => orderCard(texts, order, open.get(order.id), now));
        const question = stepCard(texts, chat.step);
        if (question) cards.push(question);
        if (chat.step?.name === pairingStep) cards.push(pairingCard(texts, chat.step));
        return cards;
      };
    },
    message: (content, chat) => renderQueued(translator(chat.language), content),
  };
}
