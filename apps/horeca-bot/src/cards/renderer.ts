import { subject } from "@gotovo/domain";
import { type ChatRenderer, renderQueued, type Translator, takingDown } from "@gotovo/telegram";
import type { ChatContent, ChatView } from "@gotovo/usecases/chat-sync/chat-store";
import type { Deps } from "@gotovo/usecases/context";
import { cabinetOfChat } from "@gotovo/usecases/dialogs/cabinet";
import { copiesBelow } from "@gotovo/usecases/dialogs/copies-below";
import type { RelayView } from "@gotovo/usecases/dialogs/relay-view";
import { queueOfChat } from "@gotovo/usecases/orders/queue-of-venue";
import { reportMakers } from "../report/makers.ts";
import { withReport } from "../report/report-content.ts";
import { dialogCards } from "./dialogs/dialog-cards.ts";
import { relayToStaff } from "./dialogs/relay-frame.ts";
import { relayToGroup } from "./group/relay-to-group.ts";
import { withInviteLink } from "./invite-message.ts";
import { loadPanels } from "./load-panels.ts";
import { queueAsCards, queueAsList, sunkBelow } from "./queue-in-shape.ts";
import { withRefund } from "./refund-message.ts";
import { withShift } from "./shift-message.ts";
import { stepCard } from "./step-card.ts";
import { withReminder } from "./unheard-message.ts";

/** What a staff chat shows: the venue's queue in the shape that its person chose; nothing to whoever left. */
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
      async ({ staff, venueId, language, step, cards: shown, queueList }) => {
        if (staff === null || venueId === null) return [];
        const list = queueList ? (shown.find((card) => card.subject === subject.list) ?? null) : null;
        const [orders, cabinet, panelsOf, below] = await Promise.all([
          queueOfChat(deps, chatId, queueList ? "list" : "cards"),
          cabinetOfChat(deps, chatId),
          loadPanels(deps, chatId, shown),
          list?.messageId ? copiesBelow(deps, chatId, list.messageId, sunkBelow) : 0,
        ]);
        const texts = translator(language);
        const now = deps.clock();
        const { role, onDuty, notifications } = staff;
        const viewer = { role, onDuty, notifications, now };
        const question = stepCard(texts, step);
        // Nobody is interrupted who is talking to a customer.
        const sunk = below >= sunkBelow && !cabinet?.current;
        const unreadDialogs = cabinet?.unreadDialogs ?? 0;
        const queue = { texts, orders, shown, viewer, header: staff, unreadDialogs };
        const { first, last } = queueList ? queueAsList({ ...queue, sunk }) : queueAsCards(queue);
        return [
          ...first,
          // What somebody has just asked for comes before what changes by itself.
          ...(question ? [question] : []),
          ...(cabinet
            ? dialogCards(texts, cabinet, {
                staffId: staff.id,
                role: staff.role,
                venueName: staff.venueName,
                prompt: shown.find((card) => card.subject === subject.dialog)?.prompt ?? null,
                step,
                now,
              })
            : []),
          ...panelsOf(texts),
          ...last,
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
      const told = withRefund(texts, withReminder(linked));
      const worded = withReport(texts, chat, withShift(texts, told, deps.clock()));
      return renderQueued(texts, worded, makers);
    },
  };
}

/** A person may have left the venue, or turned to another, after the message was queued for them, or was shown. */
function isOfElsewhere({ staff, venueId }: ChatView, relay: RelayView): boolean {
  return staff === null || venueId !== relay.venueId;
}
