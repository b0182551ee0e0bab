import {
  checkQuickText,
  checkQuickTitle,
  DomainError,
  normalizeQuickTitle,
  normalizeTypedText,
  quickAnswersLimit,
} from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import { newId } from "../../ids.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { publishVenue } from "../../venue/staff/publish-venue.ts";
import { lockQuickAnswers, requireValid } from "./lock-quick-answers.ts";

/**
 * Adds a quick answer to the acting person's venue.
 * @returns its id
 * @throws DomainError `forbidden`, `validation_failed`, `limit_reached` (with `limit`)
 */
export async function addQuickAnswer(
  deps: Deps,
  actor: StaffActor,
  typed: { readonly title: string; readonly text: string },
): Promise<string> {
  const [title, text] = [normalizeQuickTitle(typed.title), normalizeTypedText(typed.text)];
  requireValid(checkQuickTitle(title) ?? checkQuickText(text));
  return deps.db.tx(async (tx) => {
    await lockQuickAnswers(tx, actor);
    const { venueId } = actor;
    const count = await tx.quickAnswer.count({ where: { venueId } });
    if (count >= quickAnswersLimit) throw new DomainError("limit_reached", { limit: quickAnswersLimit });
    const id = newId(deps);
    await tx.quickAnswer.create({ data: { id, venueId, title, text, createdAt: deps.clock() } });
    await publishVenue(deps, tx, venueId);
    return id;
  });
}
