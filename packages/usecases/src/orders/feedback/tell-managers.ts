import { hears, may, type Notifications, staffRoles } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { ChatKey, Tx } from "../../context.ts";
import type { FeedbackRow } from "./open-feedback.ts";

interface Reader extends ChatKey {
  readonly onDuty: boolean;
  readonly notifications: Notifications;
}

/**
 * Queues a message about feedback (text `feedback-told`) for everyone who may read it and has the venue's queue open;
 * silently for those off duty or who switched it off, and for a mere change of the rating.
 * @returns the chats that the caller has to publish
 */
export async function tellManagers(
  tx: Tx,
  { venueId, personId, number, test, customerName, rating, comment }: FeedbackRow,
  kind: "rated" | "changed" | "commented",
): Promise<readonly ChatKey[]> {
  const readers = staffRoles.filter((role) => may(role, "feedback.read"));
  const found = await tx.$queryRaw<Reader[]>`
    select chat.bot::text as bot, chat.chat_id as "chatId", s.on_duty as "onDuty", s.notify as notifications
    from staff s join chat on chat.bot = 'horeca' and chat.person_id = s.person_id and chat.venue_id = s.venue_id
    where s.venue_id = ${venueId}::uuid and s.removed_at is null and s.role::text = any(${readers}::text[])
      and chat.blocked_at is null
    order by chat.chat_id`;
  const said = { rating: rating ?? 0, commented: comment === null ? "no" : "yes", comment: comment ?? "" };
  const args = { kind, test: test ? "yes" : "no", number, name: customerName, ...said };
  for (const { onDuty, notifications, ...chat } of found) {
    const silent = kind === "changed" || !onDuty || !hears(notifications, "feedback");
    await queueMessage(tx, chat, { key: "feedback-told", args }, { silent, about: personId });
  }
  return found;
}
