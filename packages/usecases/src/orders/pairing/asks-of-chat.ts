import { Prisma } from "@gotovo/db";
import type { ChatKey, Deps } from "../../context.ts";
import { publishChats } from "../../publish.ts";

/** "Is this your order?", asked because a café's server entered a code in this person's name. */
export interface PairingAsk {
  readonly pairingId: string;
  readonly number: string;
  readonly venue: string;
  readonly test: boolean;
}

/** The questions that are open in a chat with the customer bot, oldest first. */
export function asksOfChat(deps: Pick<Deps, "db" | "clock">, chatId: bigint): Promise<PairingAsk[]> {
  const now = deps.clock();
  return deps.db.read<PairingAsk>(Prisma.sql`
    select k.id as "pairingId", o.number, v.name as venue, o.test
    from pairing_ask a join pairing_code k on k.id = a.pairing_id
    join "order" o on o.id = k.order_id join venue v on v.id = o.venue_id
    where a.telegram_user_id = ${chatId} and a.declined_at is null and a.expires_at > ${now}
      and k.redeemed_at is null and k.expires_at > ${now}
    order by a.expires_at limit 5`);
}

/**
 * The person says that it is not their order: the café's server can ask them nothing for a day.
 * @returns false when that was not asked, or is not any more
 */
export async function declineAsk(deps: Deps, chat: ChatKey, pairingId: string): Promise<boolean> {
  return deps.db.tx(async (tx) => {
    const declined = await tx.$executeRaw`
      update pairing_ask set declined_at = ${deps.clock()}
      where telegram_user_id = ${chat.chatId} and pairing_id = ${pairingId}::uuid and declined_at is null`;
    await publishChats(deps, tx, [chat]);
    return declined > 0;
  });
}
