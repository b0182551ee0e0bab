import { DomainError, may, type TypedTextProblem } from "@gotovo/domain";
import type { Tx } from "../../context.ts";
import type { StaffActor } from "../../venue/staff/find-staff.ts";
import { lockTeam } from "../../venue/staff/lock-team.ts";

/**
 * Makes changes of one venue's quick answers wait for each other until the transaction ends.
 * @throws DomainError `forbidden` when the acting person may no longer change them
 */
export async function lockQuickAnswers(tx: Tx, actor: StaffActor): Promise<void> {
  const role = await lockTeam(tx, actor);
  if (!may(role, "quick_answers.manage"))
    throw new DomainError("forbidden", { permission: "quick_answers.manage" });
}

/** @throws DomainError `validation_failed` */
export function requireValid(problem: TypedTextProblem | null): void {
  if (problem) throw new DomainError("validation_failed", { ...problem });
}
