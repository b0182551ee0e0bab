import { queueMessage } from "../chats/queue-message.ts";
import type { ChatKey, Deps, ModelTx } from "../context.ts";
import { chatsOfVenue, keysOf } from "../dialogs/venue-chats.ts";
import { accountChannel, publishOrders } from "../publish.ts";
import { type AccountHolder, findHolder, type HolderRow } from "./account-holder.ts";
import { authorizationChannel } from "./authorization/publish-authorization.ts";
import { eraseChats } from "./erase-chats.ts";
import { erasePurchases } from "./erase-purchases.ts";
import { eraseTold } from "./erase-told.ts";

/** How much was erased. */
export interface Erased {
  readonly account: number;
  readonly sessions: number;
  /** They stay with the cafés, without the person. */
  readonly orders: number;
  readonly dialogs: number;
  readonly messages: number;
  readonly feedback: number;
  /** 1 for a person who works, or has worked, at a café: that they are known there stays. */
  readonly staff: number;
}

/**
 * Erases somebody, in the caller's transaction: the account with its sessions and vault, what they wrote, said and were
 * sent, and their name, phone and Telegram wherever a café kept them. Orders stay, without the person. Their chat is told
 * what was erased, as its last message. Who is a stranger has nothing to erase.
 */
export async function eraseHolder(deps: Deps, tx: ModelTx, holder: AccountHolder): Promise<Erased> {
  const found = await findHolder(tx, holder);
  await lock(tx, found);
  await eraseTold(tx, found);
  const purchases = await erasePurchases(deps, tx, found);
  const dialogs = await eraseDialogs(tx, [
    ...purchases.guestIds,
    ...(found.personId ? [found.personId] : []),
  ]);
  const account = await eraseRowsOfAccount(deps, tx, found);
  const chats = await eraseChats(tx, found);
  const staff = await erasePerson(tx, found);
  const { orders, feedback } = purchases;
  const erased = {
    ...account,
    orders,
    dialogs: dialogs.count,
    messages: dialogs.messages,
    feedback,
    staff,
  };
  const args = { ...erased, staff: String(staff > 0) };
  for (const chat of chats) await queueMessage(tx, chat, { key: "erased", args, replyKeyboard: "remove" });
  const venueChats: ChatKey[] = [];
  for (const venueId of dialogs.venueIds) venueChats.push(...keysOf(await chatsOfVenue(tx, venueId)));
  await publishOrders(deps, tx, purchases.activeOrderIds, [...chats, ...venueChats]);
  return erased;
}

/** Two who erase at once do it one after the other; the second finds nothing. */
async function lock(tx: ModelTx, { accountId, personId }: HolderRow): Promise<void> {
  await tx.$queryRaw`select 1 from account where id = ${accountId}::uuid for update`;
  await tx.$queryRaw`select 1 from person where id = ${personId}::uuid for update`;
}

/** @param personIds whose; those who wrote on the pages of orders go with their dialogs */
async function eraseDialogs(tx: ModelTx, personIds: readonly string[]) {
  const rows = await tx.$queryRaw<{ venueId: string; messages: number }[]>`
    select venue_id as "venueId", (
      select count(*)::int from dialog_message m where m.dialog_id = d.id) as messages
    from dialog d where person_id = any(${[...personIds]}::uuid[])`;
  await tx.$executeRaw`delete from dialog where person_id = any(${[...personIds]}::uuid[])`;
  await tx.$executeRaw`delete from person where id = any(${[...personIds]}::uuid[]) and guest_of is not null`;
  const messages = rows.reduce((sum, row) => sum + row.messages, 0);
  return { count: rows.length, messages, venueIds: new Set(rows.map(({ venueId }) => venueId)) };
}

async function eraseRowsOfAccount(
  deps: Deps,
  tx: ModelTx,
  { accountId, phone, telegramUserId }: HolderRow,
): Promise<{ account: number; sessions: number }> {
  await tx.$executeRaw`
    delete from sign_up_session where phone = ${phone} or telegram_user_id = ${telegramUserId}
      or account_id = ${accountId}::uuid`;
  await tx.$executeRaw`delete from one_time_code where phone = ${phone}`;
  const authorizations = await tx.$queryRaw<{ id: string }[]>`
    delete from "authorization" where phone = ${phone} returning id`;
  for (const { id } of authorizations) deps.db.notify(tx, authorizationChannel, id);
  if (accountId === null) return { account: 0, sessions: 0 };
  const sessions = await tx.$executeRaw`
    delete from account_session where account_id = ${accountId}::uuid and revoked_at is null
      and expires_at > ${deps.clock()}`;
  const linked = await tx.$queryRaw<{ id: string }[]>`
    select id from account where invited_by_id = ${accountId}::uuid
    union select invited_by_id from account where id = ${accountId}::uuid and invited_by_id is not null`;
  const account = await tx.$executeRaw`delete from account where id = ${accountId}::uuid`;
  for (const { id } of [{ id: accountId }, ...linked]) deps.db.notify(tx, accountChannel, id);
  return { account, sessions };
}

/** @returns 1 when they work, or have worked, at a café: then their row stays */
async function erasePerson(tx: ModelTx, { personId }: HolderRow): Promise<number> {
  if (personId === null) return 0;
  if ((await tx.staff.count({ where: { personId } })) > 0) return 1;
  await tx.$executeRaw`delete from chat where bot = 'horeca' and person_id = ${personId}::uuid`;
  await tx.$executeRaw`delete from person where id = ${personId}::uuid`;
  return 0;
}
