import { subject } from "@gotovo/domain";
import { type ChatRenderer, renderQueued, type Translator, takingDown } from "@gotovo/telegram";
import { verifiesOfChat } from "@gotovo/usecases/accounts/authorization/verifies-of-chat";
import { codesOfChat } from "@gotovo/usecases/accounts/codes/codes-of-chat";
import type { ChatContent, ChatView } from "@gotovo/usecases/chat-sync/chat-store";
import type { Deps } from "@gotovo/usecases/context";
import type { RelayView } from "@gotovo/usecases/dialogs/relay-view";
import { surveysOfChat } from "@gotovo/usecases/dialogs/surveys-of-chat";
import { feedbackOfChat } from "@gotovo/usecases/orders/feedback/feedback-of-chat";
import { orderHistory } from "@gotovo/usecases/orders/history";
import { ordersOfChat } from "@gotovo/usecases/orders/orders-of-person";
import { asksOfChat } from "@gotovo/usecases/orders/pairing/asks-of-chat";
import { readCursor } from "@gotovo/usecases/page";
import { exportFile } from "../export-file.ts";
import { handoverQr } from "../handover-qr.ts";
import { inviteQr } from "../invite-link.ts";
import { codeCard } from "./code-card.ts";
import { feedbackCard } from "./feedback-card.ts";
import { historyCard, historyPanel } from "./history-card.ts";
import { newDeviceCard } from "./new-device-card.ts";
import { notificationsCard, notificationsPanel } from "./notifications-card.ts";
import { orderCard } from "./order-card.ts";
import { pairingCard } from "./pairing-card.ts";
import { profileCardOf, profilePanel } from "./profile-card.ts";
import { stepCard } from "./step-card.ts";
import { surveyCard } from "./survey-card.ts";
import { relayToCustomer } from "./writing-card.ts";

export interface RendererOptions {
  /** The Bot API server; Telegram's own unless given. */
  readonly apiRoot: string | undefined;
  /** Where links to bots begin. */
  readonly linkRoot: string;
}

/**
 * What a customer's chat shows: a card for each active order, questions about those recently delivered and about dialogs
 * recently closed, one-time codes, devices that ask to be let in, the question of a step, and what the person opened to
 * look at.
 */
export function createRenderer(
  deps: Deps,
  translator: Translator,
  { apiRoot, linkRoot }: RendererOptions,
): ChatRenderer<ChatContent, ChatView> {
  const localLinks = apiRoot !== undefined && ["localhost", "127.0.0.1"].includes(new URL(apiRoot).hostname);
  const makers = {
    "account-export": exportFile(deps),
    "invite-qr": inviteQr(deps, linkRoot),
    "handover-qr": handoverQr(deps, linkRoot),
  };
  return {
    load(chatId) {
      const reading = ordersOfChat(deps, chatId);
      // Whoever asks for the cards is told of a failure; nobody does when a message goes first.
      reading.catch(() => undefined);
      return async (chat) => {
        const { notify, step, personId, isAsked, hasAsk, hasCode, hasNewDevice } = chat;
        const [orders, feedback, surveys, asks, codes, devices] = await Promise.all([
          reading,
          isAsked ? feedbackOfChat(deps, chatId) : [],
          isAsked ? surveysOfChat(deps, chatId) : [],
          hasAsk ? asksOfChat(deps, chatId) : [],
          hasCode ? codesOfChat(deps, chatId) : [],
          hasNewDevice ? verifiesOfChat(deps, chatId) : [],
        ]);
        const texts = translator(chat.language);
        const now = deps.clock();
        const shown = new Map(chat.cards.map((card) => [card.subject, card]));
        const cards = orders.map((order) =>
          orderCard(texts, order, { open: shown.get(subject.order(order.id)), notify, localLinks, now }),
        );
        cards.push(...feedback.map((row) => feedbackCard(texts, row, now)));
        cards.push(...surveys.map((row) => surveyCard(texts, row, now)));
        // Asked once is enough.
        const asked = step?.name === "confirm-pairing" ? step.data.pairingId : null;
        const others = asks.filter(({ pairingId }) => pairingId !== asked);
        cards.push(...others.map((ask) => pairingCard(texts, subject.ask(ask.pairingId), ask)));
        cards.push(...codes.map((code) => codeCard(texts, code)));
        cards.push(...devices.map((device) => newDeviceCard(texts, device)));
        const question = stepCard(texts, step);
        if (question) cards.push(question);
        if (step?.name === "confirm-pairing") cards.push(pairingCard(texts, subject.pairing, step.data));
        if (shown.get(notificationsPanel)?.prompt) cards.push(notificationsCard(texts, notify));
        const page = shown.get(historyPanel)?.prompt;
        if (page && personId !== null) {
          const history = await orderHistory(deps, personId, readCursor(page));
          cards.push(historyCard(texts, history, { localLinks, now, view: page }));
        }
        const view = shown.get(profilePanel)?.prompt;
        if (view && personId !== null) cards.push(await profileCardOf(deps, texts, personId, view, linkRoot));
        return cards;
      };
    },
    message(content, chat) {
      const texts = translator(chat.language);
      if ("relay" in content) {
        if (isNotWanted(content.relay)) return { failed: "unpaired" };
        return { relay: relayToCustomer(texts, content.relay) };
      }
      return "takeDown" in content ? takingDown(content.takeDown) : renderQueued(texts, content, makers);
    },
  };
}

/** What a café had on its way to somebody who is paired with it no more; their own messages may still get a mark. */
function isNotWanted({ unpaired, messages }: RelayView): boolean {
  return unpaired && messages.some(({ sourceMessageId }) => sourceMessageId === null);
}
