import { queueMessage } from "../chats/queue-message.ts";
import type { ChatKey, Deps, ModelTx } from "../context.ts";
import { accountChannel, publishChats } from "../publish.ts";
import type { AccountRow } from "./account-row.ts";
import { openAccount } from "./open-account.ts";
import { requireNotBanned } from "./require-not-banned.ts";

/** Whose Telegram it is. */
export interface LinkedPerson {
  readonly id: string;
  readonly name: string;
}

/**
 * Links a Telegram person to the account of a phone that they have just proven, in the caller's transaction. Another
 * account of the person loses them; a former person of the account loses it, and their chat is told.
 * @throws DomainError `phone_banned`
 */
export async function linkPerson(
  deps: Deps,
  tx: ModelTx,
  person: LinkedPerson,
  phone: string,
): Promise<AccountRow> {
  await requireNotBanned(tx, phone);
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('gotovo:link:' || ${person.id}, 0))`;
  await givePhoneAgain(tx, person, phone);
  const { id } = await openAccount(deps, tx, { phone, name: person.name || null });
  const before = await tx.$queryRaw<{ id: string; personId: string | null }[]>`
    select id, person_id as "personId" from account
    where id = ${id}::uuid or person_id = ${person.id}::uuid order by id for update`;
  const former = before.find((account) => account.id === id)?.personId ?? null;
  if (former !== person.id) {
    const others = before.filter((account) => account.id !== id).map((account) => account.id);
    await tx.$executeRaw`update account set person_id = null where id = any(${others}::uuid[])`;
    await tx.$executeRaw`update account set person_id = ${person.id}::uuid where id = ${id}::uuid`;
    for (const changed of [id, ...others]) deps.db.notify(tx, accountChannel, changed);
    const formerChats = former === null ? [] : await tellFormer(tx, former);
    await publishChats(deps, tx, [...formerChats, ...(await chatsOf(tx, person.id))]);
  }
  return openAccount(deps, tx, { phone });
}

/** An account that has lost its phone gets the next one of its person, unless somebody has an account with that. */
async function givePhoneAgain(tx: ModelTx, person: LinkedPerson, phone: string): Promise<void> {
  await tx.$executeRaw`
    update account set phone = ${phone} where person_id = ${person.id}::uuid and phone is null
      and not exists (select from account other where other.phone = ${phone})`;
}

async function tellFormer(tx: ModelTx, personId: string): Promise<ChatKey[]> {
  const chats = await chatsOf(tx, personId);
  for (const chat of chats) await queueMessage(tx, chat, { key: "phone-moved-away" });
  return chats;
}

function chatsOf(tx: ModelTx, personId: string): Promise<ChatKey[]> {
  return tx.$queryRaw<ChatKey[]>`
    select bot::text as bot, chat_id as "chatId" from chat
    where bot = 'customer' and person_id = ${personId}::uuid`;
}
