import { Prisma } from "@gotovo/db";
import { checkStatusText, DomainError, type OrderStatus } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { changeVenue } from "./change-venue.ts";
import type { StaffActor } from "./staff/find-staff.ts";

/**
 * Sets what the actor's venue says on its customers' cards at a status, instead of the usual sentence; null: the usual
 * one again. Cards of active orders follow.
 * @param text normalized (`normalizeStatusText`)
 * @throws DomainError `forbidden`, `validation_failed` for what `checkStatusText` refuses
 */
export async function setStatusText(
  deps: Deps,
  staff: StaffActor,
  status: OrderStatus,
  text: string | null,
): Promise<void> {
  if (text !== null && checkStatusText(text) !== null)
    throw new DomainError("validation_failed", { field: "text" });
  await changeVenue(deps, staff, {
    permission: "settings.manage",
    set:
      text === null
        ? Prisma.sql`status_texts = status_texts - ${status}::text`
        : Prisma.sql`status_texts = status_texts || jsonb_build_object(${status}::text, ${text}::text)`,
    shownOnOrders: true,
  });
}
