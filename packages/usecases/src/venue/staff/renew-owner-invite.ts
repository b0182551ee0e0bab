import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { findVenue, type VenueActor } from "../venue-row.ts";
import { inviteOwner } from "./invite-owner.ts";

/**
 * Another invite for the owner of a venue where nobody works yet.
 * @throws DomainError `not_found`, `forbidden` once somebody works there
 */
export async function renewOwnerInvite(deps: Deps, actor: VenueActor): Promise<string> {
  const { id } = await findVenue(deps.db.prisma, actor);
  const token = await inviteOwner(deps, id);
  if (token === null) throw new DomainError("forbidden");
  return token;
}
