import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { changeOrder } from "../change-order.ts";
import { findOrder } from "../find-order.ts";
import type { OrderRow } from "../order-row.ts";
import type { AskCancelInput } from "./ask-cancel.ts";

/**
 * Cancels an order for whoever holds its own link, by its café's rules for customers. Canceled twice is canceled once: the
 * first answer may have been lost on its way.
 * @returns the order as it is now
 * @throws DomainError `cancel_too_late`, `move_not_allowed`, `stale_version` (with what is true now), `conflict`
 */
export async function cancelOwned(
  deps: Deps,
  { orderId: id, expectedVersion }: AskCancelInput,
): Promise<OrderRow> {
  const owner = { kind: "customer", ownsOrderId: id } as const;
  try {
    return await changeOrder(deps, owner, { id }, { type: "move", to: "canceled_by_user", expectedVersion });
  } catch (error) {
    if (!(error instanceof DomainError) || error.details.status !== "canceled_by_user") throw error;
    return findOrder(deps.db.prisma, owner, { id });
  }
}
