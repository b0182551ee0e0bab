import type { DisabledReason } from "@gotovo/domain";
import { queueMessage } from "../chats/queue-message.ts";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishChats } from "../publish.ts";
import { sellerOf } from "../seller-of.ts";
import type { EndpointRow } from "./endpoint-row.ts";

/**
 * Sends nothing to an endpoint any more until it is enabled again, and tells the owners of the merchant's venues so, in
 * the caller's transaction.
 */
export async function disableEndpoint(
  deps: Deps,
  tx: Tx,
  { id, merchantId, url }: Pick<EndpointRow, "id" | "merchantId" | "url">,
  reason: DisabledReason,
): Promise<void> {
  const disabled = await tx.$executeRaw`
    update webhook_endpoint set state = 'disabled', disabled_reason = ${reason}, updated_at = ${deps.clock()}
    where id = ${id}::uuid and state = 'enabled'`;
  if (disabled === 0) return;
  const chats = await tx.$queryRaw<ChatKey[]>`
    select distinct chat.bot::text as bot, chat.chat_id as "chatId" from chat
    join staff s on s.person_id = chat.person_id and s.removed_at is null and s.role = 'owner'
    join venue v on v.id = s.venue_id and v.merchant_id = ${sellerOf(merchantId)}
    where chat.bot = 'horeca' and chat.blocked_at is null order by 2`;
  // Only where it leads: what follows in an address may be secret.
  const args = { host: new URL(url).host, reason };
  for (const chat of chats) await queueMessage(tx, chat, { key: "webhook-disabled", args });
  await publishChats(deps, tx, chats);
}
