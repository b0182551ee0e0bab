import { Prisma } from "@gotovo/db";
import { spokenCode } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { OrderRow } from "../order-row.ts";

/** As many codes are tried until one is free: with hundreds of orders ready at once, still all but surely one is. */
const tries = 16;

const uniqueIndex = "order_handover_code_key";

/** The codes that an order may have, the one that it had first. They follow from its id and the secret key. */
function candidates(deps: Pick<Deps, "keyring">, { id, handoverCode }: OrderRow): string[] {
  const bytes = deps.keyring.hmac("handover-code", id);
  const derived = Array.from({ length: tries }, (_, index) => spokenCode(bytes.readUInt16BE(2 * index)));
  return handoverCode === null ? derived : [handoverCode, ...derived];
}

/**
 * Of `update "order" o set …`, as the order becomes ready: the first code that no other ready order of its venue has. Null
 * (there is no code to say) when all of them are taken.
 */
export function codeAssignment(deps: Pick<Deps, "keyring">, order: OrderRow): Prisma.Sql {
  return Prisma.sql`handover_code = (
    select tried.code from unnest(${candidates(deps, order)}::text[]) with ordinality tried(code, place)
    where not exists (
      select from "order" other where other.venue_id = ${order.venueId}::uuid and other.status = 'ready'
        and other.handover_code = tried.code and other.id <> ${order.id}::uuid)
    order by tried.place limit 1)`;
}

/** True when another order has taken the code in the same moment: whoever tries again gets the next one. */
export function isCodeTaken(error: unknown): boolean {
  return (
    typeof error === "object" && error !== null && "constraint" in error && error.constraint === uniqueIndex
  );
}
