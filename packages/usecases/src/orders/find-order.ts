import { Prisma } from "@gotovo/db";
import { type Actor, DomainError } from "@gotovo/domain";
import type { Tx } from "../context.ts";
import { isUuid } from "../ids.ts";
import { isPaid } from "../shown-to.ts";
import { fromOrders, type OrderRow, orderColumns } from "./order-row.ts";

/** How an actor names an order: by our id (buttons) or by the café's own (API). */
export type OrderRef = { readonly id: string } | { readonly externalId: string };

/**
 * The order that `ref` names, within what the actor may see, in one query: an order of somebody else does not exist.
 * @throws DomainError `not_found`
 */
export async function findOrder(tx: Pick<Tx, "$queryRaw">, actor: Actor, ref: OrderRef): Promise<OrderRow> {
  if ("id" in ref && !isUuid(ref.id)) throw new DomainError("not_found");
  const named =
    "id" in ref ? Prisma.sql`o.id = ${ref.id}::uuid` : Prisma.sql`o.external_id = ${ref.externalId}`;
  const rows = await tx.$queryRaw<OrderRow[]>`
    select ${orderColumns} from ${fromOrders} where ${named} and ${within(actor)}`;
  const order = rows[0];
  if (!order) throw new DomainError("not_found");
  return order;
}

function within(actor: Actor): Prisma.Sql {
  switch (actor.kind) {
    case "merchant":
      return Prisma.sql`o.merchant_id = ${actor.merchantId}::uuid`;
    case "staff":
      return Prisma.sql`o.venue_id = ${actor.venueId}::uuid and ${isPaid}`;
    case "customer":
      return "personId" in actor
        ? Prisma.sql`c.person_id = ${actor.personId}::uuid`
        : Prisma.sql`o.id = ${actor.ownsOrderId}::uuid`;
    default:
      return actor satisfies never;
  }
}
