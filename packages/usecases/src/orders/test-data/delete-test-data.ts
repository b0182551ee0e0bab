import type { ChatKey, Deps, Tx } from "../../context.ts";
import { orderChannel, publishBuyers, publishChats } from "../../publish.ts";
import { deleteTestDialogs } from "./delete-test-dialogs.ts";
import { openTestCards } from "./open-test-cards.ts";

/** How much there was. */
export interface DeletedTestData {
  readonly orders: number;
  readonly customers: number;
  readonly dialogs: number;
  readonly events: number;
}

/**
 * Deletes all that the test keys of a merchant have placed, with what hangs on it: customers and their pairings, codes,
 * feedback, events, kept answers, and dialogs about nothing else. Its cards leave the chats. Keys stay, and so does the
 * place that the log has got to: whoever reads on from a cursor misses nothing that comes.
 * @param testSideId of a merchant's test side; of any other merchant nothing is deleted
 */
export async function deleteTestData(deps: Deps, testSideId: string): Promise<DeletedTestData> {
  return deps.db.tx(async (tx) => {
    const side = await tx.$queryRaw<unknown[]>`
      select 1 from merchant where id = ${testSideId}::uuid and test_of is not null`;
    if (side.length === 0) return { orders: 0, customers: 0, dialogs: 0, events: 0 };
    // In the order in which orders are placed and moved: buyer, order, café. The other way round they wait for each other.
    await tx.$executeRaw`select from customer where merchant_id = ${testSideId}::uuid order by id for update`;
    await tx.$executeRaw`select from "order" where merchant_id = ${testSideId}::uuid order by id for update`;
    // Whoever places an order at this moment has it in or after what is deleted, never half.
    await tx.$executeRaw`select from merchant where id = ${testSideId}::uuid for update`;
    const chats = await chatsOf(tx, testSideId);
    await openTestCards(tx, testSideId);
    const dialogs = await deleteTestDialogs(deps, tx, testSideId);
    await tx.$executeRaw`delete from pairing_move where merchant_id = ${testSideId}::uuid`;
    const orders = await tx.$queryRaw<{ id: string }[]>`
      delete from "order" where merchant_id = ${testSideId}::uuid returning id`;
    const customers = await tx.$queryRaw<{ personId: string | null; phone: string | null }[]>`
      delete from customer where merchant_id = ${testSideId}::uuid returning person_id as "personId", phone`;
    const events = await tx.$executeRaw`delete from event where merchant_id = ${testSideId}::uuid`;
    await tx.$executeRaw`delete from account_merchant where merchant_id = ${testSideId}::uuid`;
    await tx.$executeRaw`delete from idempotency_key where merchant_id = ${testSideId}::uuid`;
    for (const { id } of orders) deps.db.notify(tx, orderChannel, id);
    await publishBuyers(deps, tx, {
      personIds: customers.flatMap(({ personId }) => personId ?? []),
      phones: customers.flatMap(({ phone }) => phone ?? []),
    });
    await publishChats(deps, tx, chats, { urgency: "patient", of: testSideId });
    return { orders: orders.length, customers: customers.length, dialogs, events };
  });
}

/** The chats that may show something of it: its customers', and those of the staff where it was ordered. */
function chatsOf(tx: Tx, testSideId: string): Promise<ChatKey[]> {
  return tx.$queryRaw<ChatKey[]>`
    select bot::text as bot, chat_id as "chatId" from chat where bot = 'customer' and person_id in (
      select person_id from customer where merchant_id = ${testSideId}::uuid)
    union
    select bot::text, chat_id from chat where bot = 'horeca' and venue_id in (
      select venue_id from "order" where merchant_id = ${testSideId}::uuid)
    union
    select 'horeca', chat_id from venue_group where venue_id in (
      select venue_id from "order" where merchant_id = ${testSideId}::uuid)`;
}
