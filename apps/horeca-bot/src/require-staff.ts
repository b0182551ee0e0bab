import { DomainError } from "@gotovo/domain";
import type { Deps } from "@gotovo/usecases/context";
import { findStaff, type StaffActor } from "@gotovo/usecases/staff/find-staff";
import type { HorecaContext } from "./context.ts";

/**
 * Who acts, asked anew for every update: whoever was removed a second ago is refused now.
 * @throws DomainError `forbidden`
 */
export async function requireStaff(deps: Deps, ctx: HorecaContext): Promise<StaffActor> {
  const staff = await findStaff(deps, ctx.conversation.chat);
  if (!staff) throw new DomainError("forbidden");
  return staff;
}
