import { DomainError, type MessageContent } from "@gotovo/domain";
import type { Tx } from "../context.ts";
import { isUuid } from "../ids.ts";
import type { StaffActor } from "../venue/staff/find-staff.ts";
import { isUnpaired } from "./unpaired.ts";

export interface LockedDialog {
  readonly id: string;
  readonly venueId: string;
  readonly personId: string;
  readonly orderId: string | null;
  readonly assigneeId: string | null;
  readonly closedAt: Date | null;
  /** The customer's chat; null when there is none. */
  readonly customerChatId: bigint | null;
  readonly customerBlocked: boolean;
  /** The venue takes no messages from them. */
  readonly isBlocked: boolean;
  /** They are paired with the café no more. */
  readonly isUnpaired: boolean;
  /** The order on whose page they write, who have no chat; null for those who do. */
  readonly pageOrderId: string | null;
  /** As the list has it. */
  readonly customerName: string;
}

/**
 * A dialog of the venue that a member of staff acts at, locked for the caller's transaction.
 * @throws DomainError `not_found` for a dialog of another venue, and for none at all
 */
export async function lockDialog(tx: Tx, staff: StaffActor, dialogId: string): Promise<LockedDialog> {
  if (!isUuid(dialogId)) throw new DomainError("not_found");
  const rows = await tx.$queryRaw<LockedDialog[]>`
    select d.id, d.venue_id as "venueId", d.person_id as "personId", d.order_id as "orderId",
      d.assignee_id as "assigneeId", d.closed_at as "closedAt", chat.chat_id as "customerChatId",
      coalesce(chat.blocked_at is not null, p.guest_of is null) as "customerBlocked", coalesce(c.name, p.name) as "customerName",
      d.blocked_at is not null as "isBlocked", ${isUnpaired} as "isUnpaired",
      p.guest_of as "pageOrderId"
    from dialog d join person p on p.id = d.person_id
    left join "order" o on o.id = d.order_id left join customer c on c.id = o.customer_id
    left join chat on chat.bot = 'customer' and chat.person_id = d.person_id
    where d.id = ${dialogId}::uuid and d.venue_id = ${staff.venueId}::uuid
    for update of d`;
  const dialog = rows[0];
  if (!dialog) throw new DomainError("not_found", { what: "dialog" });
  return dialog;
}

/** Why staff cannot write to a customer, or not this: an order's page shows words alone, and no broadcasts. */
export type Unreachable = "blocked_by_customer" | "blocked_by_venue" | "unpaired" | "text_only" | "on_page";

/** @throws DomainError `recipient_unreachable` when nobody of the venue may write to the customer of a dialog */
export function requireWritable({ isBlocked, isUnpaired, customerName: name }: LockedDialog): void {
  const why: Unreachable | null = isBlocked ? "blocked_by_venue" : isUnpaired ? "unpaired" : null;
  if (why !== null) throw new DomainError("recipient_unreachable", { name, why });
}

/**
 * The same also for those who have blocked the bot, or have no chat with it; and of what an order's page cannot show.
 * @returns the customer's chat; null for whoever writes from an order's page
 */
export function requireReachable(
  dialog: LockedDialog,
  { kind }: Pick<MessageContent, "kind">,
): bigint | null {
  requireWritable(dialog);
  const { customerChatId, customerBlocked, pageOrderId, customerName: name } = dialog;
  const refuse = (why: Unreachable) => new DomainError("recipient_unreachable", { name, why });
  if (pageOrderId !== null && kind !== "text") throw refuse("text_only");
  if (pageOrderId !== null) return null;
  if (customerChatId === null || customerBlocked) throw refuse("blocked_by_customer");
  return customerChatId;
}
