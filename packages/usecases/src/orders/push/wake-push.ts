import type { Deps, Tx } from "../../context.ts";

/** A job of this queue tells browsers how far an order is; its key is the order's id. */
export const pushQueue = "push";

/** A job of this queue has that tried again. */
export const pushRetryQueue = "push-retry";

export interface PushRetryJob {
  orderId: string;
}

/** Has the browsers told that watch an order, in the caller's transaction; of most orders there are none. */
export async function wakePush(deps: Deps, tx: Tx, orderId: string): Promise<void> {
  const watching = await tx.$queryRaw<unknown[]>`
    select 1 from push_subscription where order_id = ${orderId}::uuid limit 1`;
  if (watching.length > 0) await deps.jobs.enqueue(tx, pushQueue, [orderId]);
}

/** The same when it is to be tried again. */
export async function wakePushAgain(deps: Deps, orderId: string): Promise<void> {
  await deps.db.sqlTx((tx) => wakePush(deps, tx, orderId));
}
