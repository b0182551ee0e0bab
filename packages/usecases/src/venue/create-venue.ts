import { DomainError } from "@gotovo/domain";
import type { Deps } from "../context.ts";
import { newId } from "../ids.ts";
import { applySettings } from "./change-setting.ts";
import type { SettingChange } from "./setting-change.ts";
import { insertInvite } from "./staff/create-invite.ts";
import type { VenueRow } from "./venue-row.ts";

/** Venues of one merchant at most. */
const mostVenues = 1000;

export interface CreatedVenue {
  readonly venue: VenueRow;
  /** Makes whoever opens it the venue's owner in the HoReCa bot: the token of a deep link. */
  readonly ownerInviteToken: string;
}

/**
 * Opens another venue of a merchant, with its settings, and an invite for its owner.
 * @throws DomainError `limit_reached`, `validation_failed`
 */
export async function createVenue(
  deps: Deps,
  merchantId: string,
  name: string,
  changes: readonly SettingChange[],
): Promise<CreatedVenue> {
  return deps.db.tx(async (tx) => {
    await tx.$queryRaw`select id from merchant where id = ${merchantId}::uuid for no key update`;
    const count = await tx.venue.count({ where: { merchantId } });
    if (count >= mostVenues) throw new DomainError("limit_reached", { limit: mostVenues });
    const id = newId(deps);
    await tx.venue.create({ data: { id, merchantId, name } });
    const actor = { kind: "merchant", merchantId, venueId: id } as const;
    const venue = await applySettings(deps, tx, actor, [{ setting: "name", to: name }, ...changes]);
    return { venue, ownerInviteToken: await insertInvite(deps, tx, id, "owner", null) };
  });
}
