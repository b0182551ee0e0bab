import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { publishVenue } from "../../venue/staff/publish-venue.ts";
import { lockQuickAnswers } from "./lock-quick-answers.ts";

/**
 * Deletes a quick answer of the acting person's venue; what was sent with it stays sent.
 * @throws DomainError `forbidden`, `not_found`
 */
export async function deleteQuickAnswer(deps: Deps, actor: StaffActor, id: string): Promise<void> {
  await deps.db.tx(async (tx) => {
    await lockQuickAnswers(tx, actor);
    const { count } = await tx.quickAnswer.deleteMany({ where: { id, venueId: actor.venueId } });
    if (count === 0) throw new DomainError("not_found", { what: "quick-answer" });
    await publishVenue(deps, tx, actor.venueId);
  });
}
