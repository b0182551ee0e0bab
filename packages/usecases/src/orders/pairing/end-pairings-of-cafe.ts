import { Prisma } from "@gotovo/db";
import { DomainError } from "@gotovo/domain";
import { queueMessage } from "../../chats/queue-message.ts";
import type { Deps, Tx } from "../../context.ts";
import { endPairings, publishEnded } from "./end-pairings.ts";

/** Whose pairings a café ends: of its site's user, of a Telegram person, or of both when both are named. */
export interface PairedWith {
  readonly siteUserId?: string | undefined;
  readonly telegramUserId?: number | undefined;
}

/**
 * A café ends pairings with its own customers; their chats are told. Nobody who lost such a pairing can take it back then.
 * @returns how many
 * @throws DomainError `not_found` when none of this merchant's pairings is meant, and none that could be taken back
 */
export async function endPairingsOfCafe(
  deps: Deps,
  merchantId: string,
  { siteUserId, telegramUserId }: PairedWith,
): Promise<number> {
  if (siteUserId === undefined && telegramUserId === undefined) throw new DomainError("not_found");
  const site = siteUserId === undefined ? Prisma.empty : Prisma.sql`and c.site_user_id = ${siteUserId}`;
  const telegram =
    telegramUserId === undefined
      ? Prisma.empty
      : Prisma.sql`and c.person_id = (select id from person where telegram_user_id = ${BigInt(telegramUserId)})`;
  return deps.db.tx(async (tx) => {
    const which = Prisma.sql`c.merchant_id = ${merchantId}::uuid ${site} ${telegram}`;
    const ended = await endPairings(deps, tx, which, "merchant");
    const objections = await forgetObjections(tx, merchantId, { siteUserId, telegramUserId });
    if (ended.customerIds.length + objections === 0) throw new DomainError("not_found");
    const told = new Map(ended.chats.map((chat) => [chat.chatId, chat]));
    for (const chat of told.values())
      await queueMessage(tx, chat, { key: "pairing-ended-by-cafe", args: { cafe: chat.cafe } });
    await publishEnded(deps, tx, ended);
    return ended.customerIds.length;
  });
}

/** A site's user who was unlinked stays so, whoever had it; so does a person who lost orders of theirs. @returns how many */
async function forgetObjections(
  tx: Tx,
  merchantId: string,
  { siteUserId, telegramUserId }: PairedWith,
): Promise<number> {
  const whose =
    siteUserId === undefined
      ? Prisma.sql`x.former_person_id = (
          select id from person where telegram_user_id = ${BigInt(telegramUserId ?? 0)})`
      : Prisma.sql`x.site_customer_id in (
          select id from customer where merchant_id = ${merchantId}::uuid and site_user_id = ${siteUserId})
          and (${telegramUserId === undefined} or exists (select from person p
            where p.id in (x.former_person_id, x.new_person_id) and p.telegram_user_id = ${BigInt(telegramUserId ?? 0)}))`;
  return tx.$executeRaw`delete from pairing_move x where x.merchant_id = ${merchantId}::uuid and ${whose}`;
}
