import { DomainError, may, type Permission } from "@gotovo/domain";
import type { Deps } from "@gotovo/usecases/context";
import { findStaff, type StaffActor } from "@gotovo/usecases/venue/staff/find-staff";
import type { HorecaContext } from "./context.ts";

/**
 * Who acts, asked again for every update: whoever was removed a second ago is refused now.
 * @param permission what their role has to allow besides
 * @throws DomainError `forbidden`
 */
export async function requireStaff(
  deps: Deps,
  ctx: HorecaContext,
  permission?: Permission,
): Promise<StaffActor> {
  const staff = await findStaff(deps, ctx.conversation.chat);
  if (!staff) throw new DomainError("forbidden");
  if (permission && !may(staff.role, permission)) throw new DomainError("forbidden", { permission });
  return staff;
}
