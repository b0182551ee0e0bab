import { queueMessage } from "../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { closedUntil } from "./closed-until.ts";

interface Awaiting {
  venueId: string;
  venue: string;
  personId: string;
  autoAnsweredAt: Date | null;
}

/** Whether the venue has anybody to be shown what customers write. */
export type Reached = "staff" | "nobody";

/**
 * After something that a customer wrote has arrived: they read so, once until the dialog is closed, or, outside opening
 * hours, when the venue opens. Part of the caller's transaction, which publishes the chats.
 * @param reached `nobody`: it is kept for whoever comes
 * @returns the customer's chats, when they are told
 */
export async function acknowledge(
  deps: Deps,
  tx: Tx,
  dialogId: string,
  reached: Reached = "staff",
): Promise<ChatKey[]> {
  const awaiting = await tx.$queryRaw<Awaiting[]>`
    update dialog d set unacknowledged = false from venue v
    where d.id = ${dialogId}::uuid and d.unacknowledged and v.id = d.venue_id
    returning d.venue_id as "venueId", v.name as venue, d.person_id as "personId",
      d.auto_answered_at as "autoAnsweredAt"`;
  const [dialog] = awaiting;
  if (!dialog) return [];
  const { venueId, venue, personId, autoAnsweredAt } = dialog;
  const closed = await closedUntil(deps, tx, venueId, autoAnsweredAt);
  if (closed) {
    await tx.$executeRaw`
      update dialog set auto_answered_at = ${deps.clock()} where id = ${dialogId}::uuid`;
  }
  const content = closed
    ? { key: "dialog-venue-closed", args: { venue, ...closed } }
    : { key: reached === "staff" ? "dialog-passed-on" : "dialog-kept", args: { venue } };
  const chats = await tx.$queryRaw<ChatKey[]>`
    select bot::text as bot, chat_id as "chatId" from chat
    where bot = 'customer' and person_id = ${personId}::uuid and blocked_at is null`;
  for (const chat of chats) await queueMessage(tx, chat, content, { silent: true });
  return chats;
}
