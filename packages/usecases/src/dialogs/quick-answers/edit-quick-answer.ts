import {
  checkQuickText,
  checkQuickTitle,
  DomainError,
  normalizeQuickTitle,
  normalizeTypedText,
} from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { publishVenue } from "../../venue/staff/publish-venue.ts";
import { lockQuickAnswers, requireValid } from "./lock-quick-answers.ts";

/**
 * Changes the title or the text of a quick answer of the acting person's venue.
 * @throws DomainError `forbidden`, `validation_failed`, `not_found`
 */
export async function editQuickAnswer(
  deps: Deps,
  actor: StaffActor,
  id: string,
  typed: { readonly title: string } | { readonly text: string },
): Promise<void> {
  const data =
    "title" in typed ? { title: normalizeQuickTitle(typed.title) } : { text: normalizeTypedText(typed.text) };
  requireValid(data.title === undefined ? checkQuickText(data.text) : checkQuickTitle(data.title));
  await deps.db.tx(async (tx) => {
    await lockQuickAnswers(tx, actor);
    const { count } = await tx.quickAnswer.updateMany({ where: { id, venueId: actor.venueId }, data });
    if (count === 0) throw new DomainError("not_found", { what: "quick-answer" });
    await publishVenue(deps, tx, actor.venueId);
  });
}
