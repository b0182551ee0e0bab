import type { Deps, Tx } from "../context.ts";

/** The job that looks whether a customer has been answered. */
export interface DialogTickJob {
  dialogId: string;
}

export const dialogTickQueue = "dialog-tick";

/** Looks at a dialog again at `at`, if at all, in the caller's transaction. */
export async function remindAt(deps: Deps, tx: Tx, dialogId: string, at: Date | null): Promise<void> {
  if (at) await deps.jobs.enqueueAt(tx, dialogTickQueue, { dialogId } satisfies DialogTickJob, at);
}
