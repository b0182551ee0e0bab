import { Prisma } from "@gotovo/db";
import { isUrgent, type OrderStatus } from "@gotovo/domain";
import type { BotKind, ChatKey, Deps, Tx } from "./context.ts";
import { chatsShowing } from "./shown-to.ts";
import type { Turn, Urgency } from "./turns.ts";

/** The job that publishes an order again at a set time: an undo ends, a promise runs out. */
export interface OrderTickJob {
  orderId: string;
}

/** Channel of `NOTIFY`: its payload is the id of the order that changed. Open web pages listen. */
export const orderChannel = "order_changed";

/** Channel of `NOTIFY`: its payload is the id of an account of which something changed. */
export const accountChannel = "account_changed";

export const orderTickQueue = "order-tick";

/** A job of this queue sees one broadcast through; its key is the broadcast's id. */
export const broadcastQueue = "broadcast";

/** Name of the queue that a bot's chat sync works. */
export function chatSyncQueue(bot: BotKind): string {
  return `chat-sync-${bot}`;
}

/**
 * Enqueues, in the caller's transaction, a sync of each chat. Call it last in a transaction, once.
 * @param chats those of the bot named first get a head start: name first whoever waits for it
 */
export async function publishChats(
  deps: Deps,
  tx: Tx,
  chats: readonly ChatKey[],
  turn: Turn = { urgency: "usual" },
): Promise<void> {
  const awaited = chats[0]?.bot;
  for (const bot of ["customer", "horeca"] as const) {
    const keys = chats.filter((chat) => chat.bot === bot).map((chat) => String(chat.chatId));
    if (keys.length === 0) continue;
    const priorities = deps.turns.prioritiesOf(bot, turn, keys.length);
    // On few cores, all at once is all later: an answer's reader comes before its writer.
    const when = bot === awaited ? "now" : "soon";
    await deps.jobs.enqueue(tx, chatSyncQueue(bot), keys, { priorities, when, urgency: turn.urgency });
  }
}

/** A chat's key as JSON has it. */
export interface StoredChatKey {
  readonly bot: BotKind;
  readonly chatId: string;
}

/** A chat's key out of JSON. */
export function chatKey({ bot, chatId }: StoredChatKey): ChatKey {
  return { bot, chatId: BigInt(chatId) };
}

/**
 * Tells everyone who shows an order that it changed, when the chats are known: those, and open web pages. Webhooks of
 * café servers will be enqueued here too.
 */
export async function publishChange(
  deps: Deps,
  tx: Tx,
  order: { readonly id: string; readonly merchantId: string; readonly status: OrderStatus },
  chats: readonly ChatKey[],
  urgency: Urgency = isUrgent(order.status) ? "urgent" : "usual",
): Promise<void> {
  deps.db.notify(tx, orderChannel, order.id);
  await publishChats(deps, tx, chats, { urgency, of: order.merchantId });
}

/**
 * The same for several orders, whose chats are looked up.
 * @param also chats that have to be synced besides
 */
export async function publishOrders(
  deps: Deps,
  tx: Tx,
  orderIds: readonly string[],
  also: readonly ChatKey[] = [],
  turn?: Turn,
): Promise<void> {
  if (orderIds.length === 0) return publishChats(deps, tx, also, turn);
  const chats = await tx.$queryRaw<ChatKey[]>`
    with changed as (
      select o.status, o.venue_id, c.person_id from "order" o join customer c on c.id = o.customer_id
      where o.id = any(${[...orderIds]}::uuid[]))
    select bot::text as bot, chat_id as "chatId" from (${chatsShowing(Prisma.sql`changed`)}) shown`;
  for (const orderId of orderIds) deps.db.notify(tx, orderChannel, orderId);
  await publishChats(deps, tx, [...chats, ...also], turn);
}

/**
 * Tells the open pages of accounts that what counts as bought by their owners has changed: by these people's Telegram, or
 * under these phones.
 */
export async function publishBuyers(
  deps: Deps,
  tx: Tx,
  { personIds = [], phones = [] }: { personIds?: readonly string[]; phones?: readonly string[] },
): Promise<void> {
  const accounts = await tx.$queryRaw<{ id: string }[]>`
    select id from account where person_id = any(${[...personIds]}::uuid[]) or phone = any(${[...phones]})`;
  for (const { id } of accounts) deps.db.notify(tx, accountChannel, id);
}

/** Publishes the order again at `at`, for what changes by time alone. */
export async function publishOrderAt(deps: Deps, tx: Tx, orderId: string, at: Date): Promise<void> {
  await deps.jobs.enqueueAt(tx, orderTickQueue, { orderId } satisfies OrderTickJob, at);
}
