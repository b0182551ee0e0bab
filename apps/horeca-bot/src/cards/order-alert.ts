import { callMark, escalationCall, type StaffRole } from "@gotovo/domain";
import type { OrderRow } from "@gotovo/usecases/orders/order-row";

/** What an order's card is posted again for. */
export interface OrderAlert {
  readonly alert: string | null;
  /** It calls this person to an order that nobody has started on, whatever they have muted. */
  readonly isCalled: boolean;
  /** Nothing of it is new to this chat. */
  readonly isOld: boolean;
}

/** Whose chat it is. */
interface Called {
  readonly role: StaffRole;
  readonly onDuty: boolean;
}

/** Between what is told of an order and the step at which its person was called to it. */
const between = " ";

/** The steps that call staff, and how they stand in a card's alert. */
const calls = { colleagues: `${callMark}colleagues`, managers: `${callMark}managers` } as const;

/**
 * What a card has to be heard for: what is told of the order, and the step of its escalation that calls this person. Each
 * of them is heard once in a chat; whoever was called stays so while nobody has heard of the order, also off duty.
 * @param told what else is told of it
 * @param before the alert that the card was last shown with
 */
export function orderAlert(
  order: OrderRow,
  viewer: Called,
  told: string | null,
  before: string | null,
): OrderAlert {
  const known = before?.split(between) ?? [];
  const call = callOf(order, viewer, known);
  const parts = [told, call].filter((part) => part !== null);
  return {
    alert: parts.length === 0 ? null : parts.join(between),
    isCalled: call !== null && !known.includes(call),
    isOld: parts.length > 0 && parts.every((part) => known.includes(part)),
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
