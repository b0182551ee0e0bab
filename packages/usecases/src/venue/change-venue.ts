import type { Prisma } from "@gotovo/db";
import { DomainError, may, type Permission } from "@gotovo/domain";
import type { ChatKey, Deps, Tx } from "../context.ts";
import { publishOrders } from "../publish.ts";
import type { StaffActor } from "./staff/find-staff.ts";

export interface VenueChange {
  /** What the actor's role has to allow. */
  readonly permission: Permission;
  /** Of `update venue set …`. */
  readonly set: Prisma.Sql;
  /** Customers' cards of active orders look different after it. */
  readonly shownOnOrders?: boolean;
  /** What follows from it in the same transaction. */
  readonly also?: (tx: Tx) => Promise<void>;
}

/**
 * Changes a setting of the actor's venue; all its staff see it at once.
 * @throws DomainError `forbidden`
 */
export async function changeVenue(deps: Deps, staff: StaffActor, change: VenueChange): Promise<void> {
  const { permission, set, shownOnOrders = false, also } = change;
  if (!may(staff.role, permission)) throw new DomainError("forbidden", { permission });
  await deps.db.tx(async (tx) => {
    await tx.$executeRaw`update venue set ${set} where id = ${staff.venueId}::uuid`;
    await also?.(tx);
    const orders = shownOnOrders ? await activeOrders(tx, staff.venueId) : [];
    const chats = await tx.$queryRaw<ChatKey[]>`
      select bot::text as bot, chat_id as "chatId" from chat
      where bot = 'horeca' and venue_id = ${staff.venueId}::uuid`;
    await publishOrders(deps, tx, orders, chats);
  });
}

async function activeOrders(tx: Tx, venueId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select id from "order" where venue_id = ${venueId}::uuid and finished_at is null`;
  return rows.map(({ id }) => id);
}
