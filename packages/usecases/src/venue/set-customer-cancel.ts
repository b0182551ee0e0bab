import { Prisma } from "@gotovo/db";
import type { CustomerCancelPolicy } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { changeVenue } from "./change-venue.ts";
import type { StaffActor } from "./staff/find-staff.ts";

/**
 * Sets until when customers of the actor's venue may cancel; the buttons on their cards follow.
 * @throws DomainError `forbidden`
 */
export async function setCustomerCancel(
  deps: Deps,
  staff: StaffActor,
  policy: CustomerCancelPolicy,
): Promise<void> {
  await changeVenue(deps, staff, {
    permission: "settings.manage",
    set: Prisma.sql`customer_cancel = ${policy}::customer_cancel`,
    shownOnOrders: true,
  });
}
