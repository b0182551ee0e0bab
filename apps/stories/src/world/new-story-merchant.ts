import { newMerchant } from "@gotovo/standalone/new-merchant";

/**
 * A merchant as `merchant:create` makes it; its customers are asked how it was at once, and its orders are not escalated: the
 * stories of those two say so themselves.
 */
export async function newStoryMerchant(...[deps, ...rest]: Parameters<typeof newMerchant>) {
  const merchant = await newMerchant(deps, ...rest);
  await deps.db.pool.query(
    "update venue set feedback_minutes = 0, unheard_minutes = 0 where merchant_id = $1",
    [merchant.merchant_id],
  );
  return merchant;
}
