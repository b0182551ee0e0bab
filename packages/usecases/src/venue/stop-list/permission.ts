import { DomainError, may } from "@gotovo/domain";
import type { VenueActor } from "../venue-row.ts";

/** @throws DomainError `forbidden` */
export function requireStopPermission(actor: VenueActor): void {
  if (actor.kind === "staff" && !may(actor.role, "stop_list.change"))
    throw new DomainError("forbidden", { permission: "stop_list.change" });
}
