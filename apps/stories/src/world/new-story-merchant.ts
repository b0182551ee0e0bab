import { newMerchant } from "@gotovo/standalone/new-merchant";

/** A merchant as `merchant:create` makes it; its customers are asked how it was at once, for no story waits for that. */
export async function newStoryMerchant(...[deps, ...rest]: Parameters<typeof newMerchant>) {
  const merchant = await newMerchant(deps, ...rest);
  await deps.db.pool.query("update venue set feedback_minutes = 0 where merchant_id = $1", [
    merchant.merchant_id,
  ]);
  return merchant;
}
