import { Prisma } from "@gotovo/db";
import {
  type Actor,
  askAbout,
  DomainError,
  heldBy,
  maySellOut,
  type OrderPart,
  openSoldOut,
  orderParts,
  type SoldOut,
  type SoldOutChoice,
  soldOutUntil,
} from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { publishEvents } from "../../events/append-event.ts";
import { publishChange } from "../../publish.ts";
import { putOnStopList } from "../../venue/stop-list/stop-item.ts";
import { lockVenue } from "../../venue/venue-row.ts";
import { stateOf } from "../change-order.ts";
import { heardBy } from "../escalation/heard-by.ts";
import { findOrder } from "../find-order.ts";
import { orderEvent } from "../order-event.ts";
import type { OrderRow } from "../order-row.ts";
import { storedJson } from "../stored-details.ts";
import { writeChange } from "../write-change.ts";
import { isCustomerReachable } from "./reachable.ts";
import { soldOutView } from "./sold-out-view.ts";

/** The job that takes silence for an answer. */
export interface SoldOutJob {
  orderId: string;
}

export const soldOutQueue = "sold-out";

/** What has run out: a part of an order, at the version that staff saw. */
export interface SoldOutPartInput {
  readonly orderId: string;
  readonly expectedVersion: number;
  /** Its place among the order's parts. */
  readonly part: number;
}

export interface AskSoldOutInput extends SoldOutPartInput {
  /** What the café offers instead, if anything. */
  readonly choices: readonly SoldOutChoice[];
}

/**
 * Something of an order has run out: its customer is asked in Telegram what to do, and the venue sells it no more until
 * closing. Two who tap at once ask once.
 * @returns the order as it is now
 * @throws DomainError `not_found`, `stale_version` (also when another question is open), `recipient_unreachable` when the
 *   customer is not in Telegram: then staff decide
 */
export async function askSoldOut(
  deps: Deps,
  staff: Extract<Actor, { kind: "staff" }>,
  { orderId, expectedVersion, part: place, choices }: AskSoldOutInput,
): Promise<OrderRow> {
  return deps.db.sqlTx(async (tx) => {
    // The venue first, as whoever changes its hours does.
    const venue = await lockVenue(tx, staff);
    const order = await findOrder(tx, staff, { id: orderId });
    const open = openSoldOut(order);
    if (open && isSamePart(order, open, place)) return order;
    const part = requirePart(order, expectedVersion, place);
    if (!(await isCustomerReachable(tx, order.id)))
      throw new DomainError("recipient_unreachable", { what: "sold-out" });
    const now = deps.clock();
    const until = soldOutUntil(now, heldBy(order, now)?.until ?? null);
    const soldOut = askAbout(order, part, choices, { now, until });
    const next = { ...order, version: order.version + 1, soldOut, reachable: true, updatedAt: now };
    const changes = { sold_out: { from: soldOutView(order), to: soldOutView(next) } };
    const actor = { kind: "staff", id: staff.personId };
    const event = orderEvent(next, { type: "order.changed", changes, actor, at: now });
    const assignments = Prisma.sql`
      sold_out = ${storedJson(soldOut)}::json, ${heardBy(staff, now)}, updated_at = ${now}`;
    const chats = await writeChange(deps, tx, order, assignments, [event]);
    if (chats === null) throw new DomainError("stale_version", stateOf(order));
    await deps.jobs.enqueueAt(tx, soldOutQueue, { orderId } satisfies SoldOutJob, until);
    if (!order.test) await putOnStopList(deps, tx, venue, staff, { name: part.name, choices });
    publishEvents(deps, tx, order.merchantId);
    await publishChange(deps, tx, next, chats, "urgent");
    return next;
  });
}

/**
 * The part of an order that staff mean.
 * @throws DomainError `stale_version` when the order is not what they saw, is made already, or another question is open
 */
export function requirePart(order: OrderRow, expectedVersion: number, place: number): OrderPart {
  const part = orderParts(order.items)[place];
  const isOpen = order.version === expectedVersion && maySellOut(order) && openSoldOut(order) === null;
  if (!isOpen || !part) throw new DomainError("stale_version", stateOf(order));
  return part;
}

function isSamePart(order: OrderRow, open: SoldOut, place: number): boolean {
  return orderParts(order.items)[place]?.name === open.name;
}
