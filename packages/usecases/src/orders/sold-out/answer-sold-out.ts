import { type Actor, DomainError, openSoldOut, type SoldOutAnswer } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { stateOf } from "../change-order.ts";
import { findOrder } from "../find-order.ts";
import type { OrderRow } from "../order-row.ts";
import { settleSoldOut } from "./settle-sold-out.ts";

/** An answer to the question that an order's version asked. */
export interface AnswerSoldOutInput {
  readonly orderId: string;
  readonly question: number;
  readonly answer: SoldOutAnswer;
}

/**
 * The customer, or staff in their place, says what to do about what has run out. The first answer counts; an order that
 * became ready or was canceled meanwhile needs none.
 * @returns the order as it is now
 * @throws DomainError `not_found`, `stale_version` (with what is true now), `validation_failed`, `conflict`
 */
export async function answerSoldOut(
  deps: Deps,
  actor: Extract<Actor, { kind: "customer" | "staff" }>,
  { orderId, question, answer }: AnswerSoldOutInput,
): Promise<OrderRow> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const order = await findOrder(deps.db.prisma, actor, { id: orderId });
    const soldOut = openSoldOut(order);
    if (soldOut?.version !== question) throw new DomainError("stale_version", stateOf(order));
    const answered = await settleSoldOut(deps, order, soldOut, answer, actor);
    if (answered) return answered;
  }
  throw new DomainError("conflict");
}
