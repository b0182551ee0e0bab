import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { changeOrder } from "../change-order.ts";

/** What came first: it was moved on, or its merchant's test data was deleted. */
const overtaken = ["move_not_allowed", "not_found"];

/**
 * Cancels an order that nobody has heard of, where its venue wants that; what was paid is owed back.
 * @returns false when somebody came first
 */
export async function cancelUnheard(deps: Deps, orderId: string): Promise<boolean> {
  const rows = await deps.db.prisma.$queryRaw<{ merchantId: string }[]>`
    select merchant_id as "merchantId" from "order" where id = ${orderId}::uuid`;
  if (!rows[0]) return false;
  const merchant = { kind: "merchant", merchantId: rows[0].merchantId } as const;
  const command = { type: "move", to: "canceled_by_cafe" } as const;
  try {
    const order = await changeOrder(deps, merchant, { id: orderId }, command, { byClock: true });
    return order.unheardStep === "cancel";
  } catch (error) {
    if (error instanceof DomainError && overtaken.includes(error.code)) return false;
    throw error;
  }
}
