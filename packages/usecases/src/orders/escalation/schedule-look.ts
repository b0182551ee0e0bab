import { nextLook, nextWaitTick } from "@gotovo/domain";
import type { Deps, Tx } from "../../context.ts";
import { publishOrderAt } from "../../publish.ts";
import { crewOf } from "../../venue/staff/crew.ts";
import type { OrderRow } from "../order-row.ts";

/** After a change of an order, in the caller's transaction: has it looked at when the clock alone changes something next. */
export async function scheduleLook(deps: Deps, tx: Tx, order: OrderRow, now: Date): Promise<void> {
  const isWaiting = order.status === "placed" && order.heardAt === null && order.unheardMinutes > 0;
  const crew = isWaiting ? await crewOf(tx, order.venueId) : "none";
  const look = nextLook(order, crew, now) ?? nextWaitTick(order, now);
  if (look) await publishOrderAt(deps, tx, order.id, look);
}
