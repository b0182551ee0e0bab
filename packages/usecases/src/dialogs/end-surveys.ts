import type { Tx } from "../context.ts";

/**
 * A dialog is open again, in the caller's transaction: whether the question was solved is asked again when it is closed
 * again.
 */
export async function endSurveys(tx: Tx, dialogId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    update dialog_survey set ended_at = ${now} where dialog_id = ${dialogId}::uuid and ended_at is null`;
}
