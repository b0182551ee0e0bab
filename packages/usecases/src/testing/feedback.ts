import type { ChatContext } from "../chats/enter-chat.ts";
import { changeOrder } from "../orders/change-order.ts";
import { codeOf, pair, type Shop } from "./shop.ts";

export type Merchant = Awaited<ReturnType<Shop["merchant"]>>;

/** Moves an order as its café's server does. */
export async function move(
  shop: Shop,
  { merchantId }: Merchant,
  id: string,
  ...statuses: ("in_progress" | "ready" | "delivered" | "utilized")[]
): Promise<void> {
  const actor = { kind: "merchant", merchantId } as const;
  for (const to of statuses) await changeOrder(shop.deps, actor, { id }, { type: "move", to });
}

/** Our id of an order of a person who follows it, handed over a minute ago. */
export async function delivered(
  shop: Shop,
  merchant: Merchant,
  person: ChatContext,
  orderId: string,
): Promise<string> {
  const customer = { siteUserId: `u-${person.chatId}` };
  const placed = await merchant.place(orderId, { number: orderId, customer });
  if (placed.telegram?.state === "unlinked") await pair(shop.deps, person, codeOf(placed));
  await move(shop, merchant, placed.order.id, "in_progress", "ready", "delivered");
  shop.pass(60);
  return placed.order.id;
}

/** A new member of staff whose chat shows the merchant's queue. */
export async function hire(
  shop: Shop,
  { venueId }: Merchant,
  role: string,
  { onDuty = true, notify = {} }: { onDuty?: boolean; notify?: object } = {},
): Promise<ChatContext> {
  const staff = await shop.person("horeca");
  await shop.rows(
    `insert into staff (id, venue_id, person_id, role, on_duty, notify)
     values (gen_random_uuid(), $1, $2, $3::staff_role, $4, $5)`,
    [venueId, staff.person.id, role, onDuty, notify],
  );
  await shop.rows("update chat set venue_id = $1 where bot = 'horeca' and chat_id = $2", [
    venueId,
    staff.chatId,
  ]);
  return staff;
}
