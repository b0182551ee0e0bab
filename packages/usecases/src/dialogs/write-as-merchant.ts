import { DomainError } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { newId } from "../ids.ts";
import type { OrderRow } from "../orders/order-row.ts";
import { publishChats } from "../publish.ts";
import { queueRelays, type RelayWish } from "./queue-relay.ts";
import { storeMessage } from "./store-message.ts";
import { chatsOfVenue, keysOf } from "./venue-chats.ts";

/**
 * Sends what a café's server writes about an order to its customer: a message of their dialog with the venue, begun if
 * there is none. It answers nothing: whoever waits goes on waiting, and a closed dialog stays closed.
 * @param customerChats the customer's chats that can be written to
 * @throws DomainError `recipient_unreachable` (nobody follows the order in Telegram)
 */
export async function writeAsMerchant(
  deps: Deps,
  order: Pick<OrderRow, "id" | "merchantId" | "venueId" | "personId">,
  customerChats: readonly ChatKey[],
  text: string,
): Promise<void> {
  const { id: orderId, merchantId, venueId, personId } = order;
  if (personId === null) throw new DomainError("recipient_unreachable");
  await deps.db.tx(async (tx) => {
    const dialogId = await touchDialog(deps, tx, { orderId, venueId, personId });
    const content = { kind: "text" as const, text, entities: [] };
    const message = { dialogId, author: "merchant" as const, orderId, content, source: null };
    const messageId = (await storeMessage(tx, message, deps.clock())) as bigint;
    const chats = await chatsOfVenue(tx, venueId);
    const wishes: RelayWish[] = customerChats.map((chat) => ({ chat, messageId }));
    if (chats.group) wishes.push({ chat: chats.group, messageId, silent: true });
    await queueRelays(deps, tx, wishes);
    const turn = { urgency: "patient", of: merchantId } as const;
    await publishChats(deps, tx, [...customerChats, ...keysOf(chats)], turn);
  });
}

/** The dialog, locked, so that its messages keep their order; it is about this order from now on. */
async function touchDialog(
  deps: Deps,
  tx: Tx,
  { orderId, venueId, personId }: { orderId: string; venueId: string; personId: string },
): Promise<string> {
  const now = deps.clock();
  const rows = await tx.$queryRaw<{ id: string }[]>`
    insert into dialog (id, venue_id, person_id, order_id, last_message_at, created_at)
    values (${newId(deps)}::uuid, ${venueId}::uuid, ${personId}::uuid, ${orderId}::uuid, ${now}, ${now})
    on conflict (venue_id, person_id) do update
      set order_id = excluded.order_id, last_message_at = excluded.last_message_at
    returning id`;
  return (rows[0] as { id: string }).id;
}
