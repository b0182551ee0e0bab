import type { BotKind, ChatKey, Deps, Tx } from "./context.ts";

/** The job that publishes an order again at a set time: an undo ends, a promise runs out. */
export interface OrderTickJob {
  orderId: string;
}

/** Channel of `NOTIFY`: its payload is the id of the order that changed. Open web pages listen. */
export const orderChannel = "order_changed";

export const orderTickQueue = "order-tick";

/** Name of the queue that a bot's chat sync works. */
export function chatSyncQueue(bot: BotKind): string {
  return `chat-sync-${bot}`;
}

/** Enqueues, in the caller's transaction, a sync of each chat. Call it last in a transaction, once. */
export async function publishChats(deps: Deps, tx: Tx, chats: readonly ChatKey[]): Promise<void> {
  for (const bot of ["customer", "horeca"] as const) {
    const keys = chats.filter((chat) => chat.bot === bot).map((chat) => String(chat.chatId));
    if (keys.length > 0) await deps.jobs.enqueue(tx, chatSyncQueue(bot), keys);
  }
}

/**
 * Tells everyone who shows these orders that they changed: the customer's chat, the chats of the venue's staff, open
 * web pages. Part of the transaction that changed them. Webhooks of café servers will be enqueued here too.
 * @param also chats that have to be synced besides
 */
export async function publishOrders(
  deps: Deps,
  tx: Tx,
  orderIds: readonly string[],
  also: readonly ChatKey[] = [],
): Promise<void> {
  if (orderIds.length === 0) return publishChats(deps, tx, also);
  const chats = await tx.$queryRaw<ChatKey[]>`
    with changed as (
      select o.venue_id, c.person_id from "order" o join customer c on c.id = o.customer_id
      where o.id = any(${[...orderIds]}::uuid[]))
    select chat.bot::text as bot, chat.chat_id as "chatId" from chat join changed on chat.person_id = changed.person_id
    where chat.bot = 'customer' and chat.blocked_at is null
    union all
    select chat.bot::text, chat.chat_id from chat join changed on chat.venue_id = changed.venue_id
    where chat.bot = 'horeca' and chat.blocked_at is null`;
  for (const orderId of orderIds) deps.db.notify(tx, orderChannel, orderId);
  await publishChats(deps, tx, [...chats, ...also]);
}

/** Publishes the order again at `at`, for what changes by time alone. */
export async function publishOrderAt(deps: Deps, tx: Tx, orderId: string, at: Date): Promise<void> {
  await deps.jobs.enqueueAt(tx, orderTickQueue, { orderId } satisfies OrderTickJob, at);
}
