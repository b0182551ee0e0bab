import { type ChatRenderer, type QueuedContent, renderQueued, type Translator } from "@gotovo/telegram";
import type { ChatView } from "@gotovo/usecases/chats/chat-store";
import type { Deps } from "@gotovo/usecases/context";
import { queueOfChat } from "@gotovo/usecases/orders/queue-of-venue";
import { headerCard } from "./header-card.ts";
import { withInviteLink } from "./invite-message.ts";
import { loadPanels } from "./load-panels.ts";
import { orderCard } from "./order-card.ts";
import { stepCard } from "./step-card.ts";

/** What a staff chat shows: a header, and a card for each order of the venue's queue; nothing to whoever left. */
export function createRenderer(
  deps: Deps,
  translator: Translator,
  linkRoot: string,
): ChatRenderer<QueuedContent, ChatView> {
  return {
    async load(chatId) {
      const [orders, panelsOf] = await Promise.all([queueOfChat(deps, chatId), loadPanels(deps, chatId)]);
      return ({ staff, venueId, language, step, cards: shown }) => {
        if (staff === null || venueId === null) return [];
        const texts = translator(language);
        const now = deps.clock();
        const known = new Map(shown.map((card) => [card.subject, card]));
        const { onDuty } = staff;
        const cards = orders.map((order) => orderCard(texts, order, known.get(order.id), { onDuty, now }));
        const question = stepCard(texts, step);
        return [
          headerCard(texts, staff, orders, now),
          ...cards,
          ...panelsOf(texts),
          ...(question ? [question] : []),
        ];
      };
    },
    message: (content, chat) =>
      renderQueued(translator(chat.language), withInviteLink(deps, linkRoot, content)),
  };
}
