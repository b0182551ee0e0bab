import { subject } from "@gotovo/domain";
import { type ChatRenderer, renderQueued, type Translator, takingDown } from "@gotovo/telegram";
import type { ChatContent, ChatView } from "@gotovo/usecases/chat-sync/chat-store";
import type { Deps } from "@gotovo/usecases/context";
import { cabinetOfChat } from "@gotovo/usecases/dialogs/cabinet";
import type { RelayView } from "@gotovo/usecases/dialogs/relay-view";
import { queueOfChat } from "@gotovo/usecases/orders/queue-of-venue";
import { reportMakers } from "../report/makers.ts";
import { withReport } from "../report/report-content.ts";
import { dialogCards } from "./dialogs/dialog-cards.ts";
import { relayToStaff } from "./dialogs/relay-frame.ts";
import { relayToGroup } from "./group/relay-to-group.ts";
import { busyPrompt, headerCard } from "./header-card.ts";
import { withInviteLink } from "./invite-message.ts";
import { lateCard } from "./late-card.ts";
import { loadPanels } from "./load-panels.ts";
import { orderCard } from "./order-card.ts";
import { withRefund } from "./refund-message.ts";
import { withShift } from "./shift-message.ts";
import { stepCard } from "./step-card.ts";

/** What a staff chat shows: a header, and a card for each order of the venue's queue; nothing to whoever left. */
export function createRenderer(
  deps: Deps,
  translator: Translator,
  linkRoot: string,
): ChatRenderer<ChatContent, ChatView> {
  const makers = reportMakers(deps);
  return {
    // Nothing is begun beside: it would all be read in vain for each message that a customer writes.
    load:
      (chatId) =>
      async ({ staff, venueId, language, step, cards: shown }) => {
        if (staff === null || venueId === null) return [];
        const [orders, cabinet, panelsOf] = await Promise.all([
          queueOfChat(deps, chatId),
          cabinetOfChat(deps, chatId),
          loadPanels(deps, chatId, shown),
        ]);
        const texts = translator(language);
        const now = deps.clock();
        const known = new Map(shown.map((card) => [card.subject, card]));
        const { onDuty, notifications } = staff;
        const viewer = { onDuty, notifications, now };
        const cards = orders.map((order) =>
          orderCard(texts, order, known.get(subject.order(order.id)), viewer),
        );
        const isChoosingBusy = known.get(subject.queue)?.prompt === busyPrompt;
        const question = stepCard(texts, step);
        const late = lateCard(texts, orders, known.get(subject.late)?.alert ?? null, viewer);
        return [
          headerCard(texts, { ...staff, isChoosingBusy }, orders, cabinet?.unreadDialogs ?? 0, now),
          // What somebody has just asked for comes before what changes by itself.
          ...(question ? [question] : []),
          ...(cabinet
            ? dialogCards(texts, cabinet, {
                staffId: staff.id,
                role: staff.role,
                venueName: staff.venueName,
                prompt: known.get(subject.dialog)?.prompt ?? null,
                step,
                now,
              })
            : []),
          ...panelsOf(texts),
          ...cards,
          ...(late ? [late] : []),
        ];
      },
    message(content, chat) {
      const texts = translator(chat.language);
      if ("relay" in content) {
        if (chat.personId === null) return relayToGroup(texts, content.relay, deps.clock());
        if (isOfElsewhere(chat, content.relay)) return null;
        return { relay: relayToStaff(texts, content.relay, chat.staff?.id ?? null) };
      }
      if ("takeDown" in content) return takingDown(content.takeDown);
      const linked = withInviteLink(deps, linkRoot, content);
      const worded = withReport(texts, chat, withShift(texts, withRefund(texts, linked), deps.clock()));
      return renderQueued(texts, worded, makers);
    },
  };
}

/** A person may have left the venue, or turned to another, after the message was queued for them, or was shown. */
function isOfElsewhere({ staff, venueId }: ChatView, relay: RelayView): boolean {
  return staff === null || venueId !== relay.venueId;
}
