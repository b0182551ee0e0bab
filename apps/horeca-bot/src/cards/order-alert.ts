import {
  callMark,
  escalationCall,
  isCancelAsked,
  isFinal,
  isUnfetchedAsked,
  type NotificationKind,
  type StaffRole,
} from "@gotovo/domain";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/** Whose chat it is. */
interface Called {
  readonly role: StaffRole;
  readonly onDuty: boolean;
}

/** What has to be heard of an order, and the notification that it is; null: whatever this person has muted. */
type Reason = readonly [reason: string, kind: NotificationKind | null];

/** Why a card was last heard: what stood on it then. */
const separator = "|";

/** The steps that call staff to an order that nobody has started on, and how they stand in a card's alert. */
const calls = { colleagues: `${callMark}colleagues`, managers: `${callMark}managers` } as const;

/** What of an order has to be heard besides that it came. */
function reasonsOf(order: OrderRow): Reason[] {
  const end = order.soldOut?.end;
  const isCanceledByTime =
    end?.how === "canceled" && end.by === "clock" && order.status === "canceled_by_cafe";
  if (order.status === "canceled_by_user" || isCanceledByTime) return [["canceled", "canceled"]];
  if (isFinal(order.status)) return [];
  const since = order.readyAt?.getTime().toString(36);
  return [
    ...(isCancelAsked(order) ? ([["cancel-asked", "canceled"]] as const) : []),
    ...(order.unseen ? ([[`changed:${order.unseen.version}`, "new_order"]] as const) : []),
    ...(isUnfetchedAsked(order) ? ([[`unfetched:${since}`, "pickup"]] as const) : []),
    ...(isAwaited(order) ? ([["arrived", "pickup"]] as const) : []),
  ];
}

/** True when its customer stands at the counter for it. */
export function isAwaited({ status, arrivedAt }: OrderRow): boolean {
  return status === "ready" && arrivedAt !== null;
}

/**
 * What is to be heard of an order's card, each thing once in a chat; also the step of its escalation that calls this person.
 * Whoever was called stays so while nobody has heard of the order, also off duty.
 * @param before what it was last heard for
 * @returns `isNews` false: nothing of it is new, and what has been settled makes no sound; `isCalled`: it is to be heard
 *   whatever is muted; `kind` of what else is new
 */
export function orderAlert(order: OrderRow, viewer: Called, before: string | null) {
  const known = before?.split(separator) ?? [];
  const call = callOf(order, viewer, known);
  const reasons: Reason[] = [...reasonsOf(order), ...(call === null ? [] : [[call, null] as const])];
  const fresh = reasons.filter(([reason]) => !known.includes(reason));
  return {
    alert: reasons.length === 0 ? null : reasons.map(([reason]) => reason).join(separator),
    isNews: fresh.length > 0,
    isCalled: call !== null && !known.includes(call),
    kind: fresh[0]?.[1] ?? null,
  };
}

function callOf(order: OrderRow, viewer: Called, known: readonly string[]): string | null {
  const call = escalationCall(order, viewer);
  if (call === "managers") return calls.managers;
  // As if on duty: nobody is called to what somebody has heard of.
  if (escalationCall(order, { ...viewer, onDuty: true }) === null) return null;
  const earlier = [calls.managers, calls.colleagues].find((each) => known.includes(each));
  return earlier ?? (call && calls[call]);
}
