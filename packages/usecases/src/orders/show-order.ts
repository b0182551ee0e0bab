import { type Actor, DomainError, type QueuedContent, splitText, subject } from "@gotovo/domain";
import { requestRepost } from "../chats/card-views.ts";
import { queueMessage } from "../chats/queue-message.ts";
import type { BotKind, ChatKey, Deps } from "../context.ts";
import { publishChats } from "../publish.ts";
import { findOrder } from "./find-order.ts";
import type { OrderRow } from "./order-row.ts";

/** Who a café's server addresses, as docs/documents/customer-bot.md names them. */
export interface Recipient {
  readonly bot: BotKind;
  readonly telegramUserId: number;
  readonly externalOrderId: string;
  readonly venueId: string;
}

export interface AddressedOrder {
  readonly order: OrderRow;
  /** Chats that the recipient stands for and that the bot can write to. */
  readonly chats: readonly ChatKey[];
}

/**
 * The merchant's order and the chats that a message about it goes to: the customer's own, or, in the HoReCa bot, the
 * chat of the named member of staff (of all staff of the venue when the customer is named).
 * @throws DomainError `not_found` (not this merchant's order, venue or person), `recipient_unreachable`
 */
export async function addressOrder(deps: Deps, merchantId: string, to: Recipient): Promise<AddressedOrder> {
  const actor: Actor = { kind: "merchant", merchantId };
  const order = await findOrder(deps.db.prisma, actor, { externalId: to.externalOrderId });
  if (order.venueId !== to.venueId.toLowerCase()) throw new DomainError("not_found", { field: "horeca_id" });
  const isCustomer = order.telegramUserId === BigInt(to.telegramUserId);
  if (to.bot === "customer" && !isCustomer) throw new DomainError("not_found", { field: "user_id" });
  const rows =
    to.bot === "customer"
      ? await deps.db.prisma.$queryRaw<(ChatKey & { blocked: boolean })[]>`
          select bot::text as bot, chat_id as "chatId", blocked_at is not null as blocked from chat
          where bot = 'customer' and chat_id = ${BigInt(to.telegramUserId)}`
      : await deps.db.prisma.$queryRaw<(ChatKey & { blocked: boolean })[]>`
          select chat.bot::text as bot, chat.chat_id as "chatId", chat.blocked_at is not null as blocked
          from chat join staff s on s.person_id = chat.person_id and s.venue_id = chat.venue_id
          where chat.bot = 'horeca' and s.venue_id = ${order.venueId}::uuid and s.removed_at is null
            and (${isCustomer} or chat.chat_id = ${BigInt(to.telegramUserId)})`;
  if (rows.length === 0 && !isCustomer) throw new DomainError("not_found", { field: "user_id" });
  const chats = rows.filter((row) => !row.blocked).map(({ bot, chatId }) => ({ bot, chatId }));
  if (chats.length === 0) throw new DomainError("recipient_unreachable");
  return { order, chats };
}

/** Posts the order's card again in each chat. */
export async function showOrderAgain(deps: Deps, { order, chats }: AddressedOrder): Promise<void> {
  for (const chat of chats) await requestRepost(deps, chat, subject.order(order.id));
}

/** Room for a text in one Telegram message (4096), beside the café's name and the order's number. */
const textLimit = 3500;

/**
 * Sends a text about the order to chats of staff, marked with the café's name and the order's number; a long one in
 * parts. For orders that nobody follows in Telegram: those of a customer who does belong into their dialog.
 */
export async function writeAboutOrder(
  deps: Deps,
  { order, chats }: AddressedOrder,
  text: string,
): Promise<void> {
  const { venueName: venue, number } = order;
  const parts = splitText(text, textLimit).map(
    (text): QueuedContent => ({ key: "message-about-order", args: { venue, number, text } }),
  );
  await deps.db.tx(async (tx) => {
    for (const chat of chats) for (const part of parts) await queueMessage(tx, chat, part);
    await publishChats(deps, tx, chats, { urgency: "patient", of: order.merchantId });
  });
}
