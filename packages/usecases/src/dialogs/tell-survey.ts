import { hears, may, type Notifications, staffRoles } from "@gotovo/domain";
import { queueMessage } from "../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../context.ts";
import type { SurveyRow } from "./open-survey.ts";

interface Reader extends ChatKey {
  readonly onDuty: boolean;
  readonly notifications: Notifications;
}

/** True when the customer has said something that staff were not told. */
export function isUntold({ answeredAt, toldAt }: Pick<SurveyRow, "answeredAt" | "toldAt">): boolean {
  return answeredAt !== null && (toldAt === null || toldAt < answeredAt);
}

/**
 * Queues a message about a survey (text `survey-told`) for whoever closed the dialog and for everyone who may read
 * feedback, in chats that show the venue; silently for those off duty or who switched feedback off.
 * @returns the chats that the caller has to publish
 */
export async function tellSurvey(deps: Deps, tx: Tx, survey: SurveyRow): Promise<readonly ChatKey[]> {
  const { id, venueId, personId, staffId, customerName: name, orderNumber, solved, rating, comment } = survey;
  const readers = staffRoles.filter((role) => may(role, "feedback.read"));
  const found = await tx.$queryRaw<Reader[]>`
    select chat.bot::text as bot, chat.chat_id as "chatId", s.on_duty as "onDuty", s.notify as notifications
    from staff s join chat on chat.bot = 'horeca' and chat.person_id = s.person_id and chat.venue_id = s.venue_id
    where s.venue_id = ${venueId}::uuid and s.removed_at is null and chat.blocked_at is null
      and (s.role::text = any(${readers}::text[]) or s.id = ${staffId}::uuid)
    order by chat.chat_id`;
  const args = {
    name,
    hasNumber: orderNumber === null ? "no" : "yes",
    number: orderNumber ?? "",
    solved: solved === null ? "unknown" : solved ? "yes" : "no",
    rating: rating ?? 0,
    commented: comment === null ? "no" : "yes",
    comment: comment ?? "",
  };
  for (const { onDuty, notifications, ...chat } of found) {
    const silent = !onDuty || !hears(notifications, "feedback");
    await queueMessage(tx, chat, { key: "survey-told", args }, { silent, about: personId });
  }
  await tx.$executeRaw`update dialog_survey set told_at = ${deps.clock()} where id = ${id}::uuid`;
  return found;
}
