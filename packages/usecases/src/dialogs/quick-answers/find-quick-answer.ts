import { DomainError } from "@gotovo/domain";
import type { Deps } from "../../context.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import type { QuickAnswer } from "./list-quick-answers.ts";

/**
 * A quick answer of the venue that a member of staff acts at.
 * @throws DomainError `not_found`
 */
export async function findQuickAnswer(
  deps: Pick<Deps, "db">,
  { venueId }: StaffActor,
  id: string,
): Promise<QuickAnswer> {
  const answer = await deps.db.prisma.quickAnswer.findFirst({
    where: { id, venueId },
    select: { id: true, title: true, text: true },
  });
  if (!answer) throw new DomainError("not_found", { what: "quick-answer" });
  return answer;
}
