import { upsertPerson } from "../../chats/upsert-person.ts";
import type { Deps } from "../../context.ts";
import { lookUpCode } from "./look-up-code.ts";
import { redeemCode } from "./redeem-code.ts";

/**
 * Binds as the bot does, for a café's own bot that asked for the code itself (`POST /enter_key_from_user` of
 * docs/documents/customer-bot.md).
 * @throws DomainError `code_invalid`, `too_many_attempts`
 */
export async function enterKey(
  deps: Deps,
  merchantId: string,
  telegramUserId: number,
  code: string,
): Promise<void> {
  const offer = await lookUpCode(deps, { telegramUserId, budget: { merchantId } }, { code }, merchantId);
  const person = await deps.db.tx((tx) =>
    upsertPerson(deps, tx, { telegramUserId: BigInt(telegramUserId), name: "" }),
  );
  await redeemCode(deps, person, offer.pairingId);
}
