import type { Deps } from "../../context.ts";
import { insertInvite } from "./create-invite.ts";

/** A new owner's invite for a venue where nobody works yet; null once somebody does. */
export async function inviteOwner(deps: Deps, venueId: string): Promise<string | null> {
  return deps.db.tx(async (tx) => {
    const staffed = await tx.staff.findFirst({ where: { venueId, removedAt: null }, select: { id: true } });
    return staffed ? null : insertInvite(deps, tx, venueId, "owner", null);
  });
}
